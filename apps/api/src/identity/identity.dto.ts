import { z } from 'zod';

const Password = z.string().min(1).max(200);
/** As the browser made it (WebAuthn level 3 section 5.1); the library checks it. */
const Credential = z.record(z.string(), z.unknown());

export const SignIn = z.object({ email: z.string().trim().min(3).max(320), password: Password });
export type SignIn = z.infer<typeof SignIn>;
/** Where to go next; `second_factor` asks for a code first. */
export const SignInAnswer = z.object({ next: z.enum(['portal', 'console', 'mailbox', 'second_factor']) });
export type SignInAnswer = z.infer<typeof SignInAnswer>;
/** Six digits of an app, or one of the recovery codes. */
export const SecondFactor = z.object({ code: z.string().trim().min(6).max(20) });
export const PasskeyOptions = z.object({ options: z.record(z.string(), z.unknown()) });
export const PasskeyAnswer = z.object({ response: Credential });

export const AskReset = z.object({ email: z.string().trim().min(3).max(320) });
export const NewPassword = z.object({ password: Password });

export const UpdateProfile = z.object({ name: z.string().trim().min(1).max(120), locale: z.enum(['es', 'en']) });
export type UpdateProfile = z.infer<typeof UpdateProfile>;
export const ChangePassword = z.object({ current: Password, password: Password });
export const Confirmed = z.object({ password: Password });
export const TotpSecret = z.object({ uri: z.string(), recoveryCodes: z.array(z.string()) });
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export const AddPasskey = z.object({ name: z.string().trim().min(1).max(60), response: Credential });
export const RenamePasskey = z.object({ name: z.string().trim().min(1).max(60) });
export const SecurityView = z.object({
  totp: z.boolean(),
  recoveryCodesLeft: z.int(),
  passkeys: z.array(z.object({ id: z.uuid(), name: z.string(), createdAt: z.iso.datetime() })),
  sessions: z.array(
    z.object({
      id: z.uuid(),
      current: z.boolean(),
      address: z.string().nullable(),
      device: z.string().nullable(),
      startedAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
    }),
  ),
});
export type SecurityView = z.infer<typeof SecurityView>;
