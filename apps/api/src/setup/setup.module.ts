import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { DnsModule } from '../dns/dns.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MailboxesModule } from '../mailboxes/mailboxes.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { ConnectionTests } from './connection-tests.service.js';
import { DeviceLinks } from './device-links.service.js';
import { DiscoveryController } from './discovery.controller.js';
import { Discovery } from './discovery.service.js';
import { ProfileSigner } from './profile-signer.js';
import { DeviceLinksController, OwnSetupController, TenantSetupController } from './setup.controller.js';

/** From the address on a business card to a program that works: discovery, links for devices, a test of the connection. */
@Module({
  imports: [AuthModule, DnsModule, IdentityModule, MailboxesModule, TenantsModule],
  controllers: [TenantSetupController, OwnSetupController, DeviceLinksController, DiscoveryController],
  providers: [ConnectionTests, DeviceLinks, Discovery, ProfileSigner],
})
export class SetupModule {}
