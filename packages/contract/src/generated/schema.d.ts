export interface paths {
    "/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatusController_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SessionController_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TenantsController_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/plan-of-action": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TenantsController_planOfAction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TenantsController_listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TenantsController_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TenantsController_auditCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TenantsController_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MailboxesController_list"];
        put?: never;
        post: operations["MailboxesController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MailboxesController_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MailboxesController_changesOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MailboxesController_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MailboxesController_find"];
        put?: never;
        post?: never;
        delete: operations["MailboxesController_remove"];
        options?: never;
        head?: never;
        patch: operations["MailboxesController_update"];
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MailboxesController_setPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AppPasswordsController_list"];
        put?: never;
        post: operations["AppPasswordsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords/{appPasswordId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["AppPasswordsController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/deleted-mailboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DeletedMailboxesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/deleted-mailboxes/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeletedMailboxesController_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AliasesController_list"];
        put?: never;
        post: operations["AliasesController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/aliases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["AliasesController_remove"];
        options?: never;
        head?: never;
        patch: operations["AliasesController_update"];
        trace?: never;
    };
    "/v1/links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["LinksController_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailbox-batches/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BatchesController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailbox-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BatchesController_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailbox-batches/group/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BatchesController_previewGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailbox-batches/group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BatchesController_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailbox-batches/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BatchesController_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/filtering": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["FilteringController_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["FilteringController_setOfTenant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["FilteringController_ofMailbox"];
        put: operations["FilteringController_setOfMailbox"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/domains/{id}/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["FilteringController_ofDomain"];
        put: operations["FilteringController_setOfDomain"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/filter-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["FilterHistoryController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/filter-changes/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["FilterHistoryController_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GroupsController_list"];
        put?: never;
        post: operations["GroupsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GroupsController_one"];
        put?: never;
        post?: never;
        delete: operations["GroupsController_remove"];
        options?: never;
        head?: never;
        patch: operations["GroupsController_rename"];
        trace?: never;
    };
    "/v1/tenants/{tenantId}/groups/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GroupsController_members"];
        put?: never;
        post: operations["GroupsController_join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/groups/{id}/members/{mailboxId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["GroupsController_leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/groups/{id}/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GroupsController_filters"];
        put: operations["GroupsController_setFilters"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnFiltersController_filters"];
        put: operations["OwnFiltersController_setFilters"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnFiltersController_rules"];
        put: operations["OwnFiltersController_setRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListsController_list"];
        put?: never;
        post: operations["ListsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["ListsController_remove"];
        options?: never;
        head?: never;
        patch: operations["ListsController_update"];
        trace?: never;
    };
    "/v1/tenants/{tenantId}/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RoutingController_simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ImportsController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ImportsController_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/imports/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ImportsController_links"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DomainsController_list"];
        put?: never;
        post: operations["DomainsController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/domains/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DomainsController_find"];
        put?: never;
        post?: never;
        delete: operations["DomainsController_remove"];
        options?: never;
        head?: never;
        patch: operations["DomainsController_update"];
        trace?: never;
    };
    "/v1/tenants/{tenantId}/domains/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DomainsController_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AssessmentsController_plans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AssessmentsController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assessments/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AssessmentsController_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["AssessmentsController_update"];
        trace?: never;
    };
    "/v1/assessments/{code}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AssessmentsController_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/continuity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContinuityController_continuity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/switchovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContinuityController_list"];
        put?: never;
        post: operations["ContinuityController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/switchovers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContinuityController_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConsoleController_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConsoleController_mail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConsoleController_pairs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/pairs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConsoleController_pair"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/pairs/{id}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["ConsoleController_setOverrides"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/pairs/{id}/switchovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConsoleController_listSwitchovers"];
        put?: never;
        post: operations["ConsoleController_startSwitchover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/nodes/{id}/bulk-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["ConsoleController_setBulkAddress"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/nodes/{id}/enrolment-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ConsoleController_enrolmentToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/nodes/{id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ConsoleController_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/nodes/{id}/key-rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ConsoleController_rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConsoleController_tenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/tenants/{tenantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConsoleController_tenant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConsoleController_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ConsoleController_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/assumptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConsoleController_assumptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/assumptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["ConsoleController_setAssumption"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConsoleController_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConsoleController_auditCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConsoleController_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConsoleController_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/pairs/{id}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["HostCertificatesController_find"];
        put?: never;
        post: operations["HostCertificatesController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/local-authority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["HostCertificatesController_authority"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/mail/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StaffMailController_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/mail/queue/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StaffMailController_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/mail/bounces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StaffMailController_bounces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/mail/bounces/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StaffMailController_bounceSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/mail/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StaffMailController_trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/mail/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StaffMailController_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/mail/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StaffMailController_statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/connection-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TenantSetupController_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/device-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TenantSetupController_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/connection-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnSetupController_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/device-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnSetupController_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/device-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DeviceLinksController_view"];
        put?: never;
        post: operations["DeviceLinksController_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/device-links/{token}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeviceLinksController_profile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatisticsController_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatisticsController_by"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/weekly-summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatisticsController_weeklySummary"];
        put: operations["StatisticsController_wantWeeklySummary"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/statistics.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatisticsController_byCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatisticsController_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/deliveries.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatisticsController_deliveriesCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["QuarantineController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/quarantine/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["QuarantineController_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/quarantine/{id}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["QuarantineController_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnQuarantineController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/quarantine/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnQuarantineController_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/quarantine/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnQuarantineController_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quarantine-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["QuarantineLinksController_find"];
        put?: never;
        post: operations["QuarantineLinksController_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["QueueController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/queue/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["QueueController_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/queue/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["QueueController_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/queue/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["QueueController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/queue/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["QueueController_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/containments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContainmentController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/containments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContainmentController_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/containments/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ContainmentController_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContainmentController_company"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContainmentController_mailbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/sending/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["ContainmentController_setLimit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/tenants/{id}/sending-limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CompanyLimitController_get"];
        put: operations["CompanyLimitController_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/bounces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BouncesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/bounces/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BouncesController_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BouncesController_suppressions"];
        put?: never;
        post: operations["BouncesController_suppress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/suppressions/lifting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BouncesController_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/bulk-sends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BulkController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/bounce-corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CorrectionsController_list"];
        put?: never;
        post: operations["CorrectionsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/bounce-corrections/unclear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CorrectionsController_unclear"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/bounce-corrections/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CorrectionsController_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/bounce-corrections/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CorrectionsController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/trace/{key}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CertificatesController_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CertificatesController_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/{code}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CertificatesController_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RawLogController_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/log.gz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RawLogController_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/log/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RawLogController_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RetentionController_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["RetentionController_update"];
        trace?: never;
    };
    "/v1/tenants/{tenantId}/retention/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RetentionController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/retention/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RetentionController_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/retention/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RetentionController_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/retention/runs/{id}/mailboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RetentionController_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlarmsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/alarms/{id}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AlarmsController_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ApiKeysController_list"];
        put?: never;
        post: operations["ApiKeysController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["ApiKeysController_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/tenants/{tenantId}/impersonation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ImpersonationController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/impersonation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["ImpersonationController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["LooksController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/explorer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ExplorerController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/explorer/{look}/folders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExplorerController_folders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/explorer/{look}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExplorerController_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/mailboxes/{id}/explorer/{look}/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExplorerController_message"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/emails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EmailsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/emails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EmailsController_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/console/emails/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["EmailsController_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SignInController_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SignInController_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/passkey-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SignInController_passkeyOptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SignInController_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResetsController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResetsController_use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["ProfileController_update"];
        trace?: never;
    };
    "/v1/me/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ProfileController_security"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ProfileController_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ProfileController_startTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/totp/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ProfileController_confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/totp/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ProfileController_removeTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ProfileController_recoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/passkey-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ProfileController_passkeyOptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ProfileController_addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["ProfileController_renamePasskey"];
        trace?: never;
    };
    "/v1/me/passkeys/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ProfileController_removePasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["ProfileController_endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["ProfileController_endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MailboxPanelController_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MailboxPanelController_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/vacation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["MailboxPanelController_setVacation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/forward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["MailboxPanelController_setForward"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/app-passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MailboxPanelController_appPasswords"];
        put?: never;
        post: operations["MailboxPanelController_createAppPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/app-passwords/{appPasswordId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["MailboxPanelController_removeAppPassword"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/log-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MailboxPanelController_logIns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MailboxPanelController_looks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["MailboxPanelController_signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["UsersController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["UsersController_remove"];
        options?: never;
        head?: never;
        patch: operations["UsersController_changeRole"];
        trace?: never;
    };
    "/v1/tenants/{tenantId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["UsersController_listInvitations"];
        put?: never;
        post: operations["UsersController_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UsersController_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["UsersController_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["InvitationsController_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{token}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["InvitationsController_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TraceController_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/trace/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TraceController_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailbox/webmail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["WebmailController_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    StatusController_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "ok" | "degraded";
                        mail: {
                            nodesOnline: number;
                            nodesReady: number;
                            nodes: number;
                        };
                    };
                };
            };
        };
    };
    SessionController_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            locale: "es" | "en";
                        };
                        secondFactor: boolean;
                        /** @enum {string|null} */
                        staffRole: "administrator" | "operator" | "support" | "billing" | null;
                        staffPermissions: string[];
                        impersonation: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            tenantId: string;
                            asName: string;
                            reason: string;
                            /** Format: date-time */
                            endsAt: string;
                        } | null;
                        tenants: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            slug: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "technical" | "billing" | "viewer";
                            permissions: string[];
                        }[];
                    };
                };
            };
        };
    };
    TenantsController_overview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tenant: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            slug: string;
                            planId: string;
                            mailboxLimit: number;
                        };
                        /** @enum {string} */
                        serving: "primary" | "standby";
                        hosts: {
                            mail: string;
                            standby: string;
                        };
                        nodes: {
                            name: string;
                            /** @enum {string} */
                            role: "primary" | "standby";
                            host: string;
                            address: string;
                            online: boolean;
                            upToDate: boolean;
                            lastSeenAt: string | null;
                        }[];
                        mailboxes: {
                            total: number;
                            people: number;
                            roles: number;
                            suspended: number;
                            withoutPassword: number;
                        };
                        nearFull: {
                            total: number;
                            fullest: {
                                /** Format: uuid */
                                id: string;
                                address: string;
                                percent: number;
                            }[];
                        };
                        today: {
                            received: number;
                            sent: number;
                            deferred: number;
                            bounced: number;
                            rejected: number;
                        };
                        usualDay: {
                            received: number;
                            sent: number;
                            deferred: number;
                            bounced: number;
                            rejected: number;
                        };
                        domains: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            dnsMode: "ours" | "outside";
                            lastCheckAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    TenantsController_planOfAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "pre_create" | "hand_over" | "migrate" | "lower_ttl" | "switch_dns" | "verify";
                        doneAt: string | null;
                        fact: {
                            [key: string]: unknown;
                        } | null;
                    }[];
                };
            };
        };
    };
    TenantsController_listChanges: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                entityId?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            revision: number;
                            action: string;
                            /** @enum {string} */
                            entity: "pair" | "domain" | "mailbox" | "alias" | "list";
                            /** Format: uuid */
                            entityId: string;
                            label: string;
                            actor: string;
                            /** Format: date-time */
                            at: string;
                            receipts: {
                                node: string;
                                /** @enum {string} */
                                role: "primary" | "standby";
                                /** @enum {string|null} */
                                outcome: "applied" | "refused" | "rolled_back" | null;
                                appliedAt: string | null;
                                afterMs: number | null;
                                why: string | null;
                            }[];
                            active: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    TenantsController_audit: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                who?: string;
                action?: string;
                target?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            /** Format: date-time */
                            at: string;
                            actorName: string;
                            actingAs: {
                                name: string;
                                reason: string;
                            } | null;
                            action: string;
                            target: string;
                            label: string;
                            before: unknown;
                            after: unknown;
                            address: string | null;
                            requestId: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    TenantsController_auditCsv: {
        parameters: {
            query?: {
                who?: string;
                action?: string;
                target?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    TenantsController_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    MailboxesController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
                kind?: "person" | "role";
                state?: "active" | "suspended";
                accessMode?: "client" | "client_and_webmail" | "webmail";
                space?: "near_full";
                group?: string | "none";
                sort?: "address" | "-created";
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            address: string;
                            displayAddress: string;
                            displayName: string;
                            /** @enum {string} */
                            kind: "person" | "role";
                            /** @enum {string} */
                            accessMode: "client" | "client_and_webmail" | "webmail";
                            protocols: {
                                imap: boolean;
                                pop3: boolean;
                                submission: boolean;
                                webmail: boolean;
                                cleartext: boolean;
                            };
                            retentionDays: number | null;
                            retentionOwn: boolean;
                            quotaMb: number;
                            sendPolicy: {
                                /** @enum {string} */
                                kind: "anyone";
                            } | {
                                /** @enum {string} */
                                kind: "own_domain";
                            } | {
                                /** @enum {string} */
                                kind: "listed";
                                entries: string[];
                            } | {
                                /** @enum {string} */
                                kind: "nobody";
                            };
                            receivePolicy: {
                                /** @enum {string} */
                                kind: "accept";
                            } | {
                                /** @enum {string} */
                                kind: "refuse";
                                text: string;
                            };
                            forward: {
                                targets: string[];
                                keepCopy: boolean;
                            } | null;
                            vacation: {
                                subject: string;
                                text: string;
                                /** Format: date-time */
                                from: string | null;
                                /** Format: date-time */
                                until: string | null;
                                everyDays: number;
                            } | null;
                            /** @enum {string} */
                            outgoing: "open" | "held" | "refused";
                            bulk: boolean;
                            mayForward: boolean;
                            /** @enum {string} */
                            state: "active" | "suspended";
                            group: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            hasPassword: boolean;
                            usage: {
                                bytes: number;
                                percent: number;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            warnings: {
                                /** @enum {string} */
                                code: "policy.list_redundant" | "policy.neither_sends_nor_receives" | "policy.forward_leaves_fence" | "policy.webmail_with_retention" | "policy.no_way_in" | "policy.mode_without_its_ways" | "policy.cleartext";
                                address: string | null;
                            }[];
                            version: number;
                            revision: number;
                            effective: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
        };
    };
    MailboxesController_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; the same key gives the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    /** @default  */
                    displayName?: string;
                    /**
                     * @default person
                     * @enum {string}
                     */
                    kind?: "person" | "role";
                    /**
                     * @default client_and_webmail
                     * @enum {string}
                     */
                    accessMode?: "client" | "client_and_webmail" | "webmail";
                    retentionDays?: number | null;
                    /** @default 5120 */
                    quotaMb?: number;
                    password?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mailbox: {
                            /** Format: uuid */
                            id: string;
                            address: string;
                            displayAddress: string;
                            displayName: string;
                            /** @enum {string} */
                            kind: "person" | "role";
                            /** @enum {string} */
                            accessMode: "client" | "client_and_webmail" | "webmail";
                            protocols: {
                                imap: boolean;
                                pop3: boolean;
                                submission: boolean;
                                webmail: boolean;
                                cleartext: boolean;
                            };
                            retentionDays: number | null;
                            retentionOwn: boolean;
                            quotaMb: number;
                            sendPolicy: {
                                /** @enum {string} */
                                kind: "anyone";
                            } | {
                                /** @enum {string} */
                                kind: "own_domain";
                            } | {
                                /** @enum {string} */
                                kind: "listed";
                                entries: string[];
                            } | {
                                /** @enum {string} */
                                kind: "nobody";
                            };
                            receivePolicy: {
                                /** @enum {string} */
                                kind: "accept";
                            } | {
                                /** @enum {string} */
                                kind: "refuse";
                                text: string;
                            };
                            forward: {
                                targets: string[];
                                keepCopy: boolean;
                            } | null;
                            vacation: {
                                subject: string;
                                text: string;
                                /** Format: date-time */
                                from: string | null;
                                /** Format: date-time */
                                until: string | null;
                                everyDays: number;
                            } | null;
                            /** @enum {string} */
                            outgoing: "open" | "held" | "refused";
                            bulk: boolean;
                            mayForward: boolean;
                            /** @enum {string} */
                            state: "active" | "suspended";
                            group: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            hasPassword: boolean;
                            usage: {
                                bytes: number;
                                percent: number;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            warnings: {
                                /** @enum {string} */
                                code: "policy.list_redundant" | "policy.neither_sends_nor_receives" | "policy.forward_leaves_fence" | "policy.webmail_with_retention" | "policy.no_way_in" | "policy.mode_without_its_ways" | "policy.cleartext";
                                address: string | null;
                            }[];
                            version: number;
                            revision: number;
                            effective: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                        link: {
                            url: string;
                            /** Format: date-time */
                            expiresAt: string;
                        } | null;
                    };
                };
            };
        };
    };
    MailboxesController_csv: {
        parameters: {
            query?: {
                q?: string;
                kind?: "person" | "role";
                state?: "active" | "suspended";
                accessMode?: "client" | "client_and_webmail" | "webmail";
                space?: "near_full";
                group?: string | "none";
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    MailboxesController_changesOf: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            /** Format: date-time */
                            at: string;
                            actorName: string;
                            action: string;
                            before: unknown;
                            after: unknown;
                            undoable: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    MailboxesController_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    entry: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        address: string;
                        displayAddress: string;
                        displayName: string;
                        /** @enum {string} */
                        kind: "person" | "role";
                        /** @enum {string} */
                        accessMode: "client" | "client_and_webmail" | "webmail";
                        protocols: {
                            imap: boolean;
                            pop3: boolean;
                            submission: boolean;
                            webmail: boolean;
                            cleartext: boolean;
                        };
                        retentionDays: number | null;
                        retentionOwn: boolean;
                        quotaMb: number;
                        sendPolicy: {
                            /** @enum {string} */
                            kind: "anyone";
                        } | {
                            /** @enum {string} */
                            kind: "own_domain";
                        } | {
                            /** @enum {string} */
                            kind: "listed";
                            entries: string[];
                        } | {
                            /** @enum {string} */
                            kind: "nobody";
                        };
                        receivePolicy: {
                            /** @enum {string} */
                            kind: "accept";
                        } | {
                            /** @enum {string} */
                            kind: "refuse";
                            text: string;
                        };
                        forward: {
                            targets: string[];
                            keepCopy: boolean;
                        } | null;
                        vacation: {
                            subject: string;
                            text: string;
                            /** Format: date-time */
                            from: string | null;
                            /** Format: date-time */
                            until: string | null;
                            everyDays: number;
                        } | null;
                        /** @enum {string} */
                        outgoing: "open" | "held" | "refused";
                        bulk: boolean;
                        mayForward: boolean;
                        /** @enum {string} */
                        state: "active" | "suspended";
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        hasPassword: boolean;
                        usage: {
                            bytes: number;
                            percent: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        warnings: {
                            /** @enum {string} */
                            code: "policy.list_redundant" | "policy.neither_sends_nor_receives" | "policy.forward_leaves_fence" | "policy.webmail_with_retention" | "policy.no_way_in" | "policy.mode_without_its_ways" | "policy.cleartext";
                            address: string | null;
                        }[];
                        version: number;
                        revision: number;
                        effective: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    MailboxesController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        address: string;
                        displayAddress: string;
                        displayName: string;
                        /** @enum {string} */
                        kind: "person" | "role";
                        /** @enum {string} */
                        accessMode: "client" | "client_and_webmail" | "webmail";
                        protocols: {
                            imap: boolean;
                            pop3: boolean;
                            submission: boolean;
                            webmail: boolean;
                            cleartext: boolean;
                        };
                        retentionDays: number | null;
                        retentionOwn: boolean;
                        quotaMb: number;
                        sendPolicy: {
                            /** @enum {string} */
                            kind: "anyone";
                        } | {
                            /** @enum {string} */
                            kind: "own_domain";
                        } | {
                            /** @enum {string} */
                            kind: "listed";
                            entries: string[];
                        } | {
                            /** @enum {string} */
                            kind: "nobody";
                        };
                        receivePolicy: {
                            /** @enum {string} */
                            kind: "accept";
                        } | {
                            /** @enum {string} */
                            kind: "refuse";
                            text: string;
                        };
                        forward: {
                            targets: string[];
                            keepCopy: boolean;
                        } | null;
                        vacation: {
                            subject: string;
                            text: string;
                            /** Format: date-time */
                            from: string | null;
                            /** Format: date-time */
                            until: string | null;
                            everyDays: number;
                        } | null;
                        /** @enum {string} */
                        outgoing: "open" | "held" | "refused";
                        bulk: boolean;
                        mayForward: boolean;
                        /** @enum {string} */
                        state: "active" | "suspended";
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        hasPassword: boolean;
                        usage: {
                            bytes: number;
                            percent: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        warnings: {
                            /** @enum {string} */
                            code: "policy.list_redundant" | "policy.neither_sends_nor_receives" | "policy.forward_leaves_fence" | "policy.webmail_with_retention" | "policy.no_way_in" | "policy.mode_without_its_ways" | "policy.cleartext";
                            address: string | null;
                        }[];
                        version: number;
                        revision: number;
                        effective: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    MailboxesController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    MailboxesController_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    displayName?: string;
                    /** @enum {string} */
                    kind?: "person" | "role";
                    /** @enum {string} */
                    accessMode?: "client" | "client_and_webmail" | "webmail";
                    protocols?: {
                        imap: boolean;
                        pop3: boolean;
                        submission: boolean;
                        webmail: boolean;
                        cleartext: boolean;
                    };
                    retentionDays?: number | null;
                    retentionOwn?: boolean;
                    quotaMb?: number;
                    sendPolicy?: {
                        /** @enum {string} */
                        kind: "anyone";
                    } | {
                        /** @enum {string} */
                        kind: "own_domain";
                    } | {
                        /** @enum {string} */
                        kind: "listed";
                        entries: string[];
                    } | {
                        /** @enum {string} */
                        kind: "nobody";
                    };
                    receivePolicy?: {
                        /** @enum {string} */
                        kind: "accept";
                    } | {
                        /** @enum {string} */
                        kind: "refuse";
                        text: string;
                    };
                    forward?: {
                        targets: string[];
                        keepCopy: boolean;
                    } | null;
                    vacation?: {
                        subject: string;
                        text: string;
                        /** Format: date-time */
                        from: string | null;
                        /** Format: date-time */
                        until: string | null;
                        everyDays: number;
                    } | null;
                    /** @enum {string} */
                    outgoing?: "open" | "held" | "refused";
                    bulk?: boolean;
                    mayForward?: boolean;
                    /** @enum {string} */
                    state?: "active" | "suspended";
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        address: string;
                        displayAddress: string;
                        displayName: string;
                        /** @enum {string} */
                        kind: "person" | "role";
                        /** @enum {string} */
                        accessMode: "client" | "client_and_webmail" | "webmail";
                        protocols: {
                            imap: boolean;
                            pop3: boolean;
                            submission: boolean;
                            webmail: boolean;
                            cleartext: boolean;
                        };
                        retentionDays: number | null;
                        retentionOwn: boolean;
                        quotaMb: number;
                        sendPolicy: {
                            /** @enum {string} */
                            kind: "anyone";
                        } | {
                            /** @enum {string} */
                            kind: "own_domain";
                        } | {
                            /** @enum {string} */
                            kind: "listed";
                            entries: string[];
                        } | {
                            /** @enum {string} */
                            kind: "nobody";
                        };
                        receivePolicy: {
                            /** @enum {string} */
                            kind: "accept";
                        } | {
                            /** @enum {string} */
                            kind: "refuse";
                            text: string;
                        };
                        forward: {
                            targets: string[];
                            keepCopy: boolean;
                        } | null;
                        vacation: {
                            subject: string;
                            text: string;
                            /** Format: date-time */
                            from: string | null;
                            /** Format: date-time */
                            until: string | null;
                            everyDays: number;
                        } | null;
                        /** @enum {string} */
                        outgoing: "open" | "held" | "refused";
                        bulk: boolean;
                        mayForward: boolean;
                        /** @enum {string} */
                        state: "active" | "suspended";
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        hasPassword: boolean;
                        usage: {
                            bytes: number;
                            percent: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        warnings: {
                            /** @enum {string} */
                            code: "policy.list_redundant" | "policy.neither_sends_nor_receives" | "policy.forward_leaves_fence" | "policy.webmail_with_retention" | "policy.no_way_in" | "policy.mode_without_its_ways" | "policy.cleartext";
                            address: string | null;
                        }[];
                        version: number;
                        revision: number;
                        effective: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    MailboxesController_setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mailbox: {
                            /** Format: uuid */
                            id: string;
                            address: string;
                            displayAddress: string;
                            displayName: string;
                            /** @enum {string} */
                            kind: "person" | "role";
                            /** @enum {string} */
                            accessMode: "client" | "client_and_webmail" | "webmail";
                            protocols: {
                                imap: boolean;
                                pop3: boolean;
                                submission: boolean;
                                webmail: boolean;
                                cleartext: boolean;
                            };
                            retentionDays: number | null;
                            retentionOwn: boolean;
                            quotaMb: number;
                            sendPolicy: {
                                /** @enum {string} */
                                kind: "anyone";
                            } | {
                                /** @enum {string} */
                                kind: "own_domain";
                            } | {
                                /** @enum {string} */
                                kind: "listed";
                                entries: string[];
                            } | {
                                /** @enum {string} */
                                kind: "nobody";
                            };
                            receivePolicy: {
                                /** @enum {string} */
                                kind: "accept";
                            } | {
                                /** @enum {string} */
                                kind: "refuse";
                                text: string;
                            };
                            forward: {
                                targets: string[];
                                keepCopy: boolean;
                            } | null;
                            vacation: {
                                subject: string;
                                text: string;
                                /** Format: date-time */
                                from: string | null;
                                /** Format: date-time */
                                until: string | null;
                                everyDays: number;
                            } | null;
                            /** @enum {string} */
                            outgoing: "open" | "held" | "refused";
                            bulk: boolean;
                            mayForward: boolean;
                            /** @enum {string} */
                            state: "active" | "suspended";
                            group: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            hasPassword: boolean;
                            usage: {
                                bytes: number;
                                percent: number;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            warnings: {
                                /** @enum {string} */
                                code: "policy.list_redundant" | "policy.neither_sends_nor_receives" | "policy.forward_leaves_fence" | "policy.webmail_with_retention" | "policy.no_way_in" | "policy.mode_without_its_ways" | "policy.cleartext";
                                address: string | null;
                            }[];
                            version: number;
                            revision: number;
                            effective: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                        link: {
                            url: string;
                            /** Format: date-time */
                            expiresAt: string;
                        } | null;
                    };
                };
            };
        };
    };
    AppPasswordsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** Format: date-time */
                        createdAt: string;
                        lastUse: {
                            /** Format: date-time */
                            at: string;
                            protocol: string;
                            address: string | null;
                        } | null;
                    }[];
                };
            };
        };
    };
    AppPasswordsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** Format: date-time */
                        createdAt: string;
                        lastUse: {
                            /** Format: date-time */
                            at: string;
                            protocol: string;
                            address: string | null;
                        } | null;
                        password: string;
                    };
                };
            };
        };
    };
    AppPasswordsController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
                appPasswordId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DeletedMailboxesController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            address: string;
                            displayName: string;
                            deletedBy: string;
                            /** Format: date-time */
                            deletedAt: string;
                            /** Format: date-time */
                            purgeAfter: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    DeletedMailboxesController_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    AliasesController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            address: string;
                            targets: string[];
                            version: number;
                            effective: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    AliasesController_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; the same key gives the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    targets: string[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        address: string;
                        targets: string[];
                        version: number;
                        effective: boolean;
                    };
                };
            };
        };
    };
    AliasesController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    AliasesController_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    targets: string[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        address: string;
                        targets: string[];
                        version: number;
                        effective: boolean;
                    };
                };
            };
        };
    };
    LinksController_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        password: string;
                        tenant: string;
                        hosts: {
                            mail: string;
                        };
                    };
                };
            };
            /** @description Too many; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    BatchesController_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    choice: {
                        ids: string[];
                    } | {
                        filter: {
                            q?: string;
                            /** @enum {string} */
                            kind?: "person" | "role";
                            /** @enum {string} */
                            state?: "active" | "suspended";
                            /** @enum {string} */
                            accessMode?: "client" | "client_and_webmail" | "webmail";
                            /** @enum {string} */
                            space?: "near_full";
                            group?: string | "none";
                        };
                    };
                    settings: {
                        /** @enum {string} */
                        state?: "active" | "suspended";
                        /** @enum {string} */
                        kind?: "person" | "role";
                        /** @enum {string} */
                        accessMode?: "client" | "client_and_webmail" | "webmail";
                        retentionDays?: number | null;
                        quotaMb?: number;
                        /** @enum {string} */
                        outgoing?: "open" | "held" | "refused";
                        mayForward?: boolean;
                        protocols?: {
                            imap?: boolean;
                            pop3?: boolean;
                            submission?: boolean;
                            webmail?: boolean;
                            cleartext?: boolean;
                        };
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        changed: number;
                        unchanged: number;
                        refused: {
                            address: string;
                            code: string;
                        }[];
                        samples: string[];
                    };
                };
            };
        };
    };
    BatchesController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    choice: {
                        ids: string[];
                    } | {
                        filter: {
                            q?: string;
                            /** @enum {string} */
                            kind?: "person" | "role";
                            /** @enum {string} */
                            state?: "active" | "suspended";
                            /** @enum {string} */
                            accessMode?: "client" | "client_and_webmail" | "webmail";
                            /** @enum {string} */
                            space?: "near_full";
                            group?: string | "none";
                        };
                    };
                    settings: {
                        /** @enum {string} */
                        state?: "active" | "suspended";
                        /** @enum {string} */
                        kind?: "person" | "role";
                        /** @enum {string} */
                        accessMode?: "client" | "client_and_webmail" | "webmail";
                        retentionDays?: number | null;
                        quotaMb?: number;
                        /** @enum {string} */
                        outgoing?: "open" | "held" | "refused";
                        mayForward?: boolean;
                        protocols?: {
                            imap?: boolean;
                            pop3?: boolean;
                            submission?: boolean;
                            webmail?: boolean;
                            cleartext?: boolean;
                        };
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        changed: number;
                        unchanged: number;
                        refused: {
                            address: string;
                            code: string;
                        }[];
                        samples: string[];
                    };
                };
            };
        };
    };
    BatchesController_previewGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    choice: {
                        ids: string[];
                    } | {
                        filter: {
                            q?: string;
                            /** @enum {string} */
                            kind?: "person" | "role";
                            /** @enum {string} */
                            state?: "active" | "suspended";
                            /** @enum {string} */
                            accessMode?: "client" | "client_and_webmail" | "webmail";
                            /** @enum {string} */
                            space?: "near_full";
                            group?: string | "none";
                        };
                    };
                    /** Format: uuid */
                    groupId: string | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        changed: number;
                        unchanged: number;
                        refused: {
                            address: string;
                            code: string;
                        }[];
                        samples: string[];
                        moved: number;
                    };
                };
            };
        };
    };
    BatchesController_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    choice: {
                        ids: string[];
                    } | {
                        filter: {
                            q?: string;
                            /** @enum {string} */
                            kind?: "person" | "role";
                            /** @enum {string} */
                            state?: "active" | "suspended";
                            /** @enum {string} */
                            accessMode?: "client" | "client_and_webmail" | "webmail";
                            /** @enum {string} */
                            space?: "near_full";
                            group?: string | "none";
                        };
                    };
                    /** Format: uuid */
                    groupId: string | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        changed: number;
                        unchanged: number;
                        refused: {
                            address: string;
                            code: string;
                        }[];
                        samples: string[];
                        moved: number;
                    };
                };
            };
        };
    };
    BatchesController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    choice: {
                        ids: string[];
                    } | {
                        filter: {
                            q?: string;
                            /** @enum {string} */
                            kind?: "person" | "role";
                            /** @enum {string} */
                            state?: "active" | "suspended";
                            /** @enum {string} */
                            accessMode?: "client" | "client_and_webmail" | "webmail";
                            /** @enum {string} */
                            space?: "near_full";
                            group?: string | "none";
                        };
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        changed: number;
                        unchanged: number;
                        refused: {
                            address: string;
                            code: string;
                        }[];
                        samples: string[];
                    };
                };
            };
        };
    };
    FilteringController_overview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        defaults: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        company: {
                            junkAt: number | null;
                            quarantineAt: (number | "never") | null;
                            rejectAt: number | null;
                            allow: string[];
                            deny: string[];
                            /** Format: uuid */
                            id: string;
                            name: string;
                            group: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            effectiveScores: {
                                junkAt: number;
                                quarantineAt: number | "never";
                                rejectAt: number;
                            };
                            inherited: {
                                junkAt: number;
                                quarantineAt: number | "never";
                                rejectAt: number;
                            };
                            version: number;
                            revision: number | null;
                            effective: boolean;
                        };
                        domains: {
                            junkAt: number | null;
                            quarantineAt: (number | "never") | null;
                            rejectAt: number | null;
                            allow: string[];
                            deny: string[];
                            /** Format: uuid */
                            id: string;
                            name: string;
                            group: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            effectiveScores: {
                                junkAt: number;
                                quarantineAt: number | "never";
                                rejectAt: number;
                            };
                            inherited: {
                                junkAt: number;
                                quarantineAt: number | "never";
                                rejectAt: number;
                            };
                            version: number;
                            revision: number | null;
                            effective: boolean;
                        }[];
                        since: string;
                        stopped: {
                            /** @enum {string} */
                            reason: "greylisted" | "dmarc" | "virus" | "spam" | "testPattern" | "denied" | "notYours";
                            level: number;
                            count: number;
                        }[];
                        mailboxes: number;
                    };
                };
            };
        };
    };
    FilteringController_setOfTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    junkAt: number | null;
                    quarantineAt: (number | "never") | null;
                    rejectAt: number | null;
                    allow: string[];
                    deny: string[];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        junkAt: number | null;
                        quarantineAt: (number | "never") | null;
                        rejectAt: number | null;
                        allow: string[];
                        deny: string[];
                        /** Format: uuid */
                        id: string;
                        name: string;
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        effectiveScores: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        inherited: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        version: number;
                        revision: number | null;
                        effective: boolean;
                    };
                };
            };
        };
    };
    FilteringController_ofMailbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        junkAt: number | null;
                        quarantineAt: (number | "never") | null;
                        rejectAt: number | null;
                        allow: string[];
                        deny: string[];
                        /** Format: uuid */
                        id: string;
                        name: string;
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        effectiveScores: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        inherited: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        version: number;
                        revision: number | null;
                        effective: boolean;
                    };
                };
            };
        };
    };
    FilteringController_setOfMailbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    junkAt: number | null;
                    quarantineAt: (number | "never") | null;
                    rejectAt: number | null;
                    allow: string[];
                    deny: string[];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        junkAt: number | null;
                        quarantineAt: (number | "never") | null;
                        rejectAt: number | null;
                        allow: string[];
                        deny: string[];
                        /** Format: uuid */
                        id: string;
                        name: string;
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        effectiveScores: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        inherited: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        version: number;
                        revision: number | null;
                        effective: boolean;
                    };
                };
            };
        };
    };
    FilteringController_ofDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        junkAt: number | null;
                        quarantineAt: (number | "never") | null;
                        rejectAt: number | null;
                        allow: string[];
                        deny: string[];
                        /** Format: uuid */
                        id: string;
                        name: string;
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        effectiveScores: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        inherited: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        version: number;
                        revision: number | null;
                        effective: boolean;
                    };
                };
            };
        };
    };
    FilteringController_setOfDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    junkAt: number | null;
                    quarantineAt: (number | "never") | null;
                    rejectAt: number | null;
                    allow: string[];
                    deny: string[];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        junkAt: number | null;
                        quarantineAt: (number | "never") | null;
                        rejectAt: number | null;
                        allow: string[];
                        deny: string[];
                        /** Format: uuid */
                        id: string;
                        name: string;
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        effectiveScores: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        inherited: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        version: number;
                        revision: number | null;
                        effective: boolean;
                    };
                };
            };
        };
    };
    FilterHistoryController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                group?: string;
                domain?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            /** Format: date-time */
                            at: string;
                            actorName: string;
                            action: string;
                            label: string;
                            before: unknown;
                            after: unknown;
                            undoable: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    FilterHistoryController_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    entry: number;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    GroupsController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            members: number;
                            hasFilters: boolean;
                            version: number;
                            effective: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    GroupsController_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; the same key gives the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @default [] */
                    addresses?: string[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            members: number;
                            hasFilters: boolean;
                            version: number;
                            effective: boolean;
                        };
                        added: number;
                        moved: {
                            address: string;
                            from: string;
                        }[];
                    };
                };
            };
        };
    };
    GroupsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        members: number;
                        hasFilters: boolean;
                        version: number;
                        effective: boolean;
                    };
                };
            };
        };
    };
    GroupsController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    GroupsController_rename: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        members: number;
                        hasFilters: boolean;
                        version: number;
                        effective: boolean;
                    };
                };
            };
        };
    };
    GroupsController_members: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            address: string;
                            displayName: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    GroupsController_join: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    addresses: string[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            members: number;
                            hasFilters: boolean;
                            version: number;
                            effective: boolean;
                        };
                        added: number;
                        moved: {
                            address: string;
                            from: string;
                        }[];
                    };
                };
            };
        };
    };
    GroupsController_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
                mailboxId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    GroupsController_filters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        junkAt: number | null;
                        quarantineAt: (number | "never") | null;
                        rejectAt: number | null;
                        allow: string[];
                        deny: string[];
                        /** Format: uuid */
                        id: string;
                        name: string;
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        effectiveScores: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        inherited: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        version: number;
                        revision: number | null;
                        effective: boolean;
                    };
                };
            };
        };
    };
    GroupsController_setFilters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    junkAt: number | null;
                    quarantineAt: (number | "never") | null;
                    rejectAt: number | null;
                    allow: string[];
                    deny: string[];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        junkAt: number | null;
                        quarantineAt: (number | "never") | null;
                        rejectAt: number | null;
                        allow: string[];
                        deny: string[];
                        /** Format: uuid */
                        id: string;
                        name: string;
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        effectiveScores: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        inherited: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        version: number;
                        revision: number | null;
                        effective: boolean;
                    };
                };
            };
        };
    };
    OwnFiltersController_filters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        junkAt: number | null;
                        quarantineAt: (number | "never") | null;
                        rejectAt: number | null;
                        allow: string[];
                        deny: string[];
                        /** Format: uuid */
                        id: string;
                        name: string;
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        effectiveScores: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        inherited: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        version: number;
                        revision: number | null;
                        effective: boolean;
                    };
                };
            };
        };
    };
    OwnFiltersController_setFilters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    allow: string[];
                    deny: string[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        junkAt: number | null;
                        quarantineAt: (number | "never") | null;
                        rejectAt: number | null;
                        allow: string[];
                        deny: string[];
                        /** Format: uuid */
                        id: string;
                        name: string;
                        group: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        effectiveScores: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        inherited: {
                            junkAt: number;
                            quarantineAt: number | "never";
                            rejectAt: number;
                        };
                        version: number;
                        revision: number | null;
                        effective: boolean;
                    };
                };
            };
        };
    };
    OwnFiltersController_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        rules: {
                            /** @enum {string} */
                            match: "all" | "any";
                            conditions: {
                                /** @enum {string} */
                                field: "from" | "to" | "subject" | "list";
                                /** @enum {string} */
                                op: "contains" | "is" | "not_contains";
                                value: string;
                            }[];
                            folder: string | null;
                            markRead: boolean;
                            flag: boolean;
                            forwardTo: string | null;
                        }[];
                        mayForward: boolean;
                        version: number;
                        effective: boolean;
                    };
                };
            };
        };
    };
    OwnFiltersController_setRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    rules: {
                        /** @enum {string} */
                        match: "all" | "any";
                        conditions: {
                            /** @enum {string} */
                            field: "from" | "to" | "subject" | "list";
                            /** @enum {string} */
                            op: "contains" | "is" | "not_contains";
                            value: string;
                        }[];
                        folder: string | null;
                        markRead: boolean;
                        flag: boolean;
                        forwardTo: string | null;
                    }[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        rules: {
                            /** @enum {string} */
                            match: "all" | "any";
                            conditions: {
                                /** @enum {string} */
                                field: "from" | "to" | "subject" | "list";
                                /** @enum {string} */
                                op: "contains" | "is" | "not_contains";
                                value: string;
                            }[];
                            folder: string | null;
                            markRead: boolean;
                            flag: boolean;
                            forwardTo: string | null;
                        }[];
                        mayForward: boolean;
                        version: number;
                        effective: boolean;
                    };
                };
            };
        };
    };
    ListsController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            address: string;
                            displayName: string;
                            members: string[];
                            post: {
                                /** @enum {string} */
                                kind: "anyone";
                            } | {
                                /** @enum {string} */
                                kind: "tenant";
                            } | {
                                /** @enum {string} */
                                kind: "members";
                            } | {
                                /** @enum {string} */
                                kind: "listed";
                                entries: string[];
                            };
                            version: number;
                            effective: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    ListsController_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; the same key gives the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    /** @default  */
                    displayName?: string;
                    members: string[];
                    /**
                     * @default {
                     *       "kind": "tenant"
                     *     }
                     */
                    post?: {
                        /** @enum {string} */
                        kind: "anyone";
                    } | {
                        /** @enum {string} */
                        kind: "tenant";
                    } | {
                        /** @enum {string} */
                        kind: "members";
                    } | {
                        /** @enum {string} */
                        kind: "listed";
                        entries: string[];
                    };
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        address: string;
                        displayName: string;
                        members: string[];
                        post: {
                            /** @enum {string} */
                            kind: "anyone";
                        } | {
                            /** @enum {string} */
                            kind: "tenant";
                        } | {
                            /** @enum {string} */
                            kind: "members";
                        } | {
                            /** @enum {string} */
                            kind: "listed";
                            entries: string[];
                        };
                        version: number;
                        effective: boolean;
                    };
                };
            };
        };
    };
    ListsController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListsController_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    displayName?: string;
                    members?: string[];
                    post?: {
                        /** @enum {string} */
                        kind: "anyone";
                    } | {
                        /** @enum {string} */
                        kind: "tenant";
                    } | {
                        /** @enum {string} */
                        kind: "members";
                    } | {
                        /** @enum {string} */
                        kind: "listed";
                        entries: string[];
                    };
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        address: string;
                        displayName: string;
                        members: string[];
                        post: {
                            /** @enum {string} */
                            kind: "anyone";
                        } | {
                            /** @enum {string} */
                            kind: "tenant";
                        } | {
                            /** @enum {string} */
                            kind: "members";
                        } | {
                            /** @enum {string} */
                            kind: "listed";
                            entries: string[];
                        };
                        version: number;
                        effective: boolean;
                    };
                };
            };
        };
    };
    RoutingController_simulate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: {
                        /** @enum {string} */
                        kind: "mailbox";
                        address: string;
                    } | {
                        /** @enum {string} */
                        kind: "outside";
                        sender: string;
                    };
                    to: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        verdict: "accepted" | "refused";
                        rule: string;
                        reply: string;
                        steps: {
                            from: string;
                            to: string;
                            /** @enum {string} */
                            by: "alias" | "list" | "forward" | "domain_alias" | "postmaster" | "catch_all";
                        }[];
                        mailboxes: {
                            address: string;
                            answersAbsent: boolean;
                            suspended: boolean;
                        }[];
                        outside: string[];
                        refusing: {
                            address: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    ImportsController_start: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
                /** @description Any text of your own; the same key gives the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    csv: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        state: "running" | "done" | "failed";
                        total: number;
                        created: number;
                        rejected: {
                            line: number;
                            address: string;
                            code: string;
                            message: string;
                        }[];
                        /** Format: date-time */
                        startedAt: string;
                        finishedAt: string | null;
                        revision: number | null;
                        active: boolean;
                        linkKey: string;
                    };
                };
            };
        };
    };
    ImportsController_find: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
            };
            path: {
                id: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        state: "running" | "done" | "failed";
                        total: number;
                        created: number;
                        rejected: {
                            line: number;
                            address: string;
                            code: string;
                            message: string;
                        }[];
                        /** Format: date-time */
                        startedAt: string;
                        finishedAt: string | null;
                        revision: number | null;
                        active: boolean;
                    };
                };
            };
        };
    };
    ImportsController_links: {
        parameters: {
            query?: never;
            header: {
                "x-link-key": string;
            };
            path: {
                id: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        url: string;
                    }[];
                };
            };
        };
    };
    DomainsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        displayName: string;
                        /** @enum {string} */
                        dnsMode: "ours" | "outside";
                        nameServers: string[];
                        aliasOf: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        catchAll: string | null;
                        postmaster: string | null;
                        proof: {
                            name: string;
                            value: string;
                        } | null;
                        version: number;
                        /** Format: date-time */
                        lastCheckAt: string | null;
                        score: {
                            right: number;
                            required: number;
                        } | null;
                    }[];
                };
            };
        };
    };
    DomainsController_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    aliasOf?: string | null;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        displayName: string;
                        /** @enum {string} */
                        dnsMode: "ours" | "outside";
                        nameServers: string[];
                        aliasOf: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        catchAll: string | null;
                        postmaster: string | null;
                        proof: {
                            name: string;
                            value: string;
                        } | null;
                        version: number;
                        /** Format: date-time */
                        lastCheckAt: string | null;
                        score: {
                            right: number;
                            required: number;
                        } | null;
                        records: {
                            id: string;
                            /** @enum {string} */
                            purpose: "mx" | "spf" | "dkim" | "dmarc" | "client" | "srv";
                            required: boolean;
                            name: string;
                            type: string;
                            ttl: number;
                            value: string;
                            check: {
                                /** @enum {string} */
                                state: "right" | "missing" | "different" | "extra" | "unknown";
                                code: string;
                                found: string[];
                            } | null;
                        }[];
                        extras: {
                            name: string;
                            type: string;
                            value: string;
                            code: string;
                        }[];
                    };
                };
            };
        };
    };
    DomainsController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        displayName: string;
                        /** @enum {string} */
                        dnsMode: "ours" | "outside";
                        nameServers: string[];
                        aliasOf: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        catchAll: string | null;
                        postmaster: string | null;
                        proof: {
                            name: string;
                            value: string;
                        } | null;
                        version: number;
                        /** Format: date-time */
                        lastCheckAt: string | null;
                        score: {
                            right: number;
                            required: number;
                        } | null;
                        records: {
                            id: string;
                            /** @enum {string} */
                            purpose: "mx" | "spf" | "dkim" | "dmarc" | "client" | "srv";
                            required: boolean;
                            name: string;
                            type: string;
                            ttl: number;
                            value: string;
                            check: {
                                /** @enum {string} */
                                state: "right" | "missing" | "different" | "extra" | "unknown";
                                code: string;
                                found: string[];
                            } | null;
                        }[];
                        extras: {
                            name: string;
                            type: string;
                            value: string;
                            code: string;
                        }[];
                    };
                };
            };
        };
    };
    DomainsController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DomainsController_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {string} */
                    dnsMode?: "ours" | "outside";
                    catchAll?: string | null;
                    postmaster?: string | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        displayName: string;
                        /** @enum {string} */
                        dnsMode: "ours" | "outside";
                        nameServers: string[];
                        aliasOf: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        catchAll: string | null;
                        postmaster: string | null;
                        proof: {
                            name: string;
                            value: string;
                        } | null;
                        version: number;
                        /** Format: date-time */
                        lastCheckAt: string | null;
                        score: {
                            right: number;
                            required: number;
                        } | null;
                        records: {
                            id: string;
                            /** @enum {string} */
                            purpose: "mx" | "spf" | "dkim" | "dmarc" | "client" | "srv";
                            required: boolean;
                            name: string;
                            type: string;
                            ttl: number;
                            value: string;
                            check: {
                                /** @enum {string} */
                                state: "right" | "missing" | "different" | "extra" | "unknown";
                                code: string;
                                found: string[];
                            } | null;
                        }[];
                        extras: {
                            name: string;
                            type: string;
                            value: string;
                            code: string;
                        }[];
                    };
                };
            };
        };
    };
    DomainsController_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        displayName: string;
                        /** @enum {string} */
                        dnsMode: "ours" | "outside";
                        nameServers: string[];
                        aliasOf: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        catchAll: string | null;
                        postmaster: string | null;
                        proof: {
                            name: string;
                            value: string;
                        } | null;
                        version: number;
                        /** Format: date-time */
                        lastCheckAt: string | null;
                        score: {
                            right: number;
                            required: number;
                        } | null;
                        records: {
                            id: string;
                            /** @enum {string} */
                            purpose: "mx" | "spf" | "dkim" | "dmarc" | "client" | "srv";
                            required: boolean;
                            name: string;
                            type: string;
                            ttl: number;
                            value: string;
                            check: {
                                /** @enum {string} */
                                state: "right" | "missing" | "different" | "extra" | "unknown";
                                code: string;
                                found: string[];
                            } | null;
                        }[];
                        extras: {
                            name: string;
                            type: string;
                            value: string;
                            code: string;
                        }[];
                    };
                };
            };
        };
    };
    AssessmentsController_plans: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currency: string;
                        plans: {
                            id: string;
                            name: string;
                            mailboxes: number;
                            storageGb: number;
                            price: number;
                            standbyPrice: number;
                            logDays: number;
                        }[];
                    };
                };
            };
        };
    };
    AssessmentsController_start: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
                /** @description Any text of your own; the same key gives the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default {} */
                    answers?: {
                        people?: number | null;
                        roles?: {
                            localPart: string;
                            sendsBulk: boolean;
                        }[] | null;
                        total?: number | null;
                        growthPerHalfYear?: number | null;
                        bulkMessagesPerMonth?: number | null;
                        access?: {
                            client: number;
                            clientAndWebmail: number;
                            webmail: number;
                        } | null;
                        start?: ({
                            /** @enum {string} */
                            kind: "zero";
                        } | {
                            /** @enum {string} */
                            kind: "migration";
                            /** @enum {string} */
                            from: "google" | "microsoft" | "cpanel" | "imap" | "other";
                            mailboxes: number;
                            gigabytes: number;
                        }) | null;
                        domain?: string | null;
                        /** @enum {string|null} */
                        dns?: "our_name_servers" | "kept_outside" | null;
                        contact?: {
                            name: string;
                            email: string;
                            phone: string | null;
                        } | null;
                        standby?: boolean | null;
                        clientRetentionDays?: number | null;
                    };
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        version: number;
                        answers: {
                            people?: number | null;
                            roles?: {
                                localPart: string;
                                sendsBulk: boolean;
                            }[] | null;
                            total?: number | null;
                            growthPerHalfYear?: number | null;
                            bulkMessagesPerMonth?: number | null;
                            access?: {
                                client: number;
                                clientAndWebmail: number;
                                webmail: number;
                            } | null;
                            start?: ({
                                /** @enum {string} */
                                kind: "zero";
                            } | {
                                /** @enum {string} */
                                kind: "migration";
                                /** @enum {string} */
                                from: "google" | "microsoft" | "cpanel" | "imap" | "other";
                                mailboxes: number;
                                gigabytes: number;
                            }) | null;
                            domain?: string | null;
                            /** @enum {string|null} */
                            dns?: "our_name_servers" | "kept_outside" | null;
                            contact?: {
                                name: string;
                                email: string;
                                phone: string | null;
                            } | null;
                            standby?: boolean | null;
                            clientRetentionDays?: number | null;
                        };
                        missing: ("people" | "roles" | "total" | "growthPerHalfYear" | "bulkMessagesPerMonth" | "access" | "start" | "domain" | "dns" | "contact")[];
                        answered: number;
                        asked: number;
                        conflicts: {
                            field: string;
                            code: string;
                        }[];
                        recommendation: {
                            plan: {
                                plan: {
                                    id: string;
                                    name: string;
                                    mailboxes: number;
                                    storageGb: number;
                                    price: number;
                                    standbyPrice: number;
                                    logDays: number;
                                };
                                because: string;
                            } | null;
                            bespoke: {
                                mailboxes: number;
                                storageGb: number;
                                pairs: number;
                                because: string;
                            } | null;
                            addOns: {
                                /** @enum {string} */
                                kind: "standby" | "bulk";
                                id: string;
                                quantity: number;
                                price: number;
                                because: string;
                            }[];
                            smaller: {
                                plan: {
                                    id: string;
                                    name: string;
                                    mailboxes: number;
                                    storageGb: number;
                                    price: number;
                                    standbyPrice: number;
                                    logDays: number;
                                };
                                because: string;
                            } | null;
                            larger: {
                                plan: {
                                    id: string;
                                    name: string;
                                    mailboxes: number;
                                    storageGb: number;
                                    price: number;
                                    standbyPrice: number;
                                    logDays: number;
                                };
                                because: string;
                            } | null;
                            numbers: {
                                id: string;
                                value: number;
                                /** @enum {string} */
                                unit: "mailboxes" | "GB" | "messages/month";
                                formula: string;
                                because: string;
                            }[];
                            totals: {
                                currency: string;
                                plan: number;
                                addOns: number;
                                monthly: number;
                            } | null;
                            warnings: string[];
                        } | null;
                        accepted: boolean;
                    };
                };
            };
            /** @description Too many; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    AssessmentsController_find: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        version: number;
                        answers: {
                            people?: number | null;
                            roles?: {
                                localPart: string;
                                sendsBulk: boolean;
                            }[] | null;
                            total?: number | null;
                            growthPerHalfYear?: number | null;
                            bulkMessagesPerMonth?: number | null;
                            access?: {
                                client: number;
                                clientAndWebmail: number;
                                webmail: number;
                            } | null;
                            start?: ({
                                /** @enum {string} */
                                kind: "zero";
                            } | {
                                /** @enum {string} */
                                kind: "migration";
                                /** @enum {string} */
                                from: "google" | "microsoft" | "cpanel" | "imap" | "other";
                                mailboxes: number;
                                gigabytes: number;
                            }) | null;
                            domain?: string | null;
                            /** @enum {string|null} */
                            dns?: "our_name_servers" | "kept_outside" | null;
                            contact?: {
                                name: string;
                                email: string;
                                phone: string | null;
                            } | null;
                            standby?: boolean | null;
                            clientRetentionDays?: number | null;
                        };
                        missing: ("people" | "roles" | "total" | "growthPerHalfYear" | "bulkMessagesPerMonth" | "access" | "start" | "domain" | "dns" | "contact")[];
                        answered: number;
                        asked: number;
                        conflicts: {
                            field: string;
                            code: string;
                        }[];
                        recommendation: {
                            plan: {
                                plan: {
                                    id: string;
                                    name: string;
                                    mailboxes: number;
                                    storageGb: number;
                                    price: number;
                                    standbyPrice: number;
                                    logDays: number;
                                };
                                because: string;
                            } | null;
                            bespoke: {
                                mailboxes: number;
                                storageGb: number;
                                pairs: number;
                                because: string;
                            } | null;
                            addOns: {
                                /** @enum {string} */
                                kind: "standby" | "bulk";
                                id: string;
                                quantity: number;
                                price: number;
                                because: string;
                            }[];
                            smaller: {
                                plan: {
                                    id: string;
                                    name: string;
                                    mailboxes: number;
                                    storageGb: number;
                                    price: number;
                                    standbyPrice: number;
                                    logDays: number;
                                };
                                because: string;
                            } | null;
                            larger: {
                                plan: {
                                    id: string;
                                    name: string;
                                    mailboxes: number;
                                    storageGb: number;
                                    price: number;
                                    standbyPrice: number;
                                    logDays: number;
                                };
                                because: string;
                            } | null;
                            numbers: {
                                id: string;
                                value: number;
                                /** @enum {string} */
                                unit: "mailboxes" | "GB" | "messages/month";
                                formula: string;
                                because: string;
                            }[];
                            totals: {
                                currency: string;
                                plan: number;
                                addOns: number;
                                monthly: number;
                            } | null;
                            warnings: string[];
                        } | null;
                        accepted: boolean;
                    };
                };
            };
        };
    };
    AssessmentsController_update: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    answers: {
                        people?: number | null;
                        roles?: {
                            localPart: string;
                            sendsBulk: boolean;
                        }[] | null;
                        total?: number | null;
                        growthPerHalfYear?: number | null;
                        bulkMessagesPerMonth?: number | null;
                        access?: {
                            client: number;
                            clientAndWebmail: number;
                            webmail: number;
                        } | null;
                        start?: ({
                            /** @enum {string} */
                            kind: "zero";
                        } | {
                            /** @enum {string} */
                            kind: "migration";
                            /** @enum {string} */
                            from: "google" | "microsoft" | "cpanel" | "imap" | "other";
                            mailboxes: number;
                            gigabytes: number;
                        }) | null;
                        domain?: string | null;
                        /** @enum {string|null} */
                        dns?: "our_name_servers" | "kept_outside" | null;
                        contact?: {
                            name: string;
                            email: string;
                            phone: string | null;
                        } | null;
                        standby?: boolean | null;
                        clientRetentionDays?: number | null;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        version: number;
                        answers: {
                            people?: number | null;
                            roles?: {
                                localPart: string;
                                sendsBulk: boolean;
                            }[] | null;
                            total?: number | null;
                            growthPerHalfYear?: number | null;
                            bulkMessagesPerMonth?: number | null;
                            access?: {
                                client: number;
                                clientAndWebmail: number;
                                webmail: number;
                            } | null;
                            start?: ({
                                /** @enum {string} */
                                kind: "zero";
                            } | {
                                /** @enum {string} */
                                kind: "migration";
                                /** @enum {string} */
                                from: "google" | "microsoft" | "cpanel" | "imap" | "other";
                                mailboxes: number;
                                gigabytes: number;
                            }) | null;
                            domain?: string | null;
                            /** @enum {string|null} */
                            dns?: "our_name_servers" | "kept_outside" | null;
                            contact?: {
                                name: string;
                                email: string;
                                phone: string | null;
                            } | null;
                            standby?: boolean | null;
                            clientRetentionDays?: number | null;
                        };
                        missing: ("people" | "roles" | "total" | "growthPerHalfYear" | "bulkMessagesPerMonth" | "access" | "start" | "domain" | "dns" | "contact")[];
                        answered: number;
                        asked: number;
                        conflicts: {
                            field: string;
                            code: string;
                        }[];
                        recommendation: {
                            plan: {
                                plan: {
                                    id: string;
                                    name: string;
                                    mailboxes: number;
                                    storageGb: number;
                                    price: number;
                                    standbyPrice: number;
                                    logDays: number;
                                };
                                because: string;
                            } | null;
                            bespoke: {
                                mailboxes: number;
                                storageGb: number;
                                pairs: number;
                                because: string;
                            } | null;
                            addOns: {
                                /** @enum {string} */
                                kind: "standby" | "bulk";
                                id: string;
                                quantity: number;
                                price: number;
                                because: string;
                            }[];
                            smaller: {
                                plan: {
                                    id: string;
                                    name: string;
                                    mailboxes: number;
                                    storageGb: number;
                                    price: number;
                                    standbyPrice: number;
                                    logDays: number;
                                };
                                because: string;
                            } | null;
                            larger: {
                                plan: {
                                    id: string;
                                    name: string;
                                    mailboxes: number;
                                    storageGb: number;
                                    price: number;
                                    standbyPrice: number;
                                    logDays: number;
                                };
                                because: string;
                            } | null;
                            numbers: {
                                id: string;
                                value: number;
                                /** @enum {string} */
                                unit: "mailboxes" | "GB" | "messages/month";
                                formula: string;
                                because: string;
                            }[];
                            totals: {
                                currency: string;
                                plan: number;
                                addOns: number;
                                monthly: number;
                            } | null;
                            warnings: string[];
                        } | null;
                        accepted: boolean;
                    };
                };
            };
        };
    };
    AssessmentsController_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; the same key gives the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    planId: string;
                    standby: boolean;
                    company: string;
                    name: string;
                    /** Format: email */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        tenantId: string;
                        slug: string;
                    };
                };
            };
            /** @description Too many; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ContinuityController_continuity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        serving: "primary" | "standby";
                        hosts: {
                            mail: string;
                            mx: string;
                            standby: string;
                        };
                        ttlSeconds: number;
                        nodes: {
                            node: string;
                            /** @enum {string} */
                            role: "primary" | "standby";
                            host: string;
                            address: string;
                            serving: boolean;
                            /** @enum {string} */
                            level: "ready" | "at_risk" | "not_ready";
                            checks: {
                                /** @enum {string} */
                                id: "contact" | "fence" | "services" | "filters" | "revision" | "replication" | "lag" | "disk" | "config";
                                name: {
                                    es: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                state: "ok" | "warn" | "fail";
                                value: (number | string) | null;
                                limit: number | null;
                            }[];
                            lastSeenAt: string | null;
                        }[];
                        running: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            to: "primary" | "standby";
                            /** @enum {string} */
                            scope: "tenant" | "pair";
                            reason: string;
                            /** @enum {string} */
                            state: "running" | "done" | "failed";
                            steps: {
                                /** @enum {string} */
                                id: "names" | "sessions" | "contents" | "resolver";
                                /** @enum {string} */
                                state: "waiting" | "running" | "done" | "skipped" | "failed";
                                startedAt: string | null;
                                finishedAt: string | null;
                                afterMs: number | null;
                                note: string | null;
                            }[];
                            requestedBy: string;
                            /** Format: date-time */
                            startedAt: string;
                            finishedAt: string | null;
                        } | null;
                    };
                };
            };
        };
    };
    ContinuityController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            to: "primary" | "standby";
                            /** @enum {string} */
                            scope: "tenant" | "pair";
                            reason: string;
                            /** @enum {string} */
                            state: "running" | "done" | "failed";
                            steps: {
                                /** @enum {string} */
                                id: "names" | "sessions" | "contents" | "resolver";
                                /** @enum {string} */
                                state: "waiting" | "running" | "done" | "skipped" | "failed";
                                startedAt: string | null;
                                finishedAt: string | null;
                                afterMs: number | null;
                                note: string | null;
                            }[];
                            requestedBy: string;
                            /** Format: date-time */
                            startedAt: string;
                            finishedAt: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    ContinuityController_start: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; the same key gives the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    to: "primary" | "standby";
                    reason: string;
                    /** @default false */
                    despite?: boolean;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        to: "primary" | "standby";
                        /** @enum {string} */
                        scope: "tenant" | "pair";
                        reason: string;
                        /** @enum {string} */
                        state: "running" | "done" | "failed";
                        steps: {
                            /** @enum {string} */
                            id: "names" | "sessions" | "contents" | "resolver";
                            /** @enum {string} */
                            state: "waiting" | "running" | "done" | "skipped" | "failed";
                            startedAt: string | null;
                            finishedAt: string | null;
                            afterMs: number | null;
                            note: string | null;
                        }[];
                        requestedBy: string;
                        /** Format: date-time */
                        startedAt: string;
                        finishedAt: string | null;
                    };
                };
            };
        };
    };
    ContinuityController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        to: "primary" | "standby";
                        /** @enum {string} */
                        scope: "tenant" | "pair";
                        reason: string;
                        /** @enum {string} */
                        state: "running" | "done" | "failed";
                        steps: {
                            /** @enum {string} */
                            id: "names" | "sessions" | "contents" | "resolver";
                            /** @enum {string} */
                            state: "waiting" | "running" | "done" | "skipped" | "failed";
                            startedAt: string | null;
                            finishedAt: string | null;
                            afterMs: number | null;
                            note: string | null;
                        }[];
                        requestedBy: string;
                        /** Format: date-time */
                        startedAt: string;
                        finishedAt: string | null;
                    };
                };
            };
        };
    };
    ConsoleController_overview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nodes: {
                            online: number;
                            total: number;
                            withConfigError: number;
                            behind: number;
                        };
                        tenants: number;
                        mailboxes: number;
                        onStandby: number;
                        openCommands: number;
                        failedCommands: number;
                        failedEmails: number;
                        pendingChanges: number;
                    };
                };
            };
        };
    };
    ConsoleController_mail: {
        parameters: {
            query?: {
                sort?: "waiting" | "bounced" | "sent" | "contained";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        totals: {
                            sent: number;
                            received: number;
                            bounced: number;
                            rejected: number;
                            waiting: number;
                            held: number;
                            contained: number;
                        };
                        companies: {
                            sent: number;
                            received: number;
                            bounced: number;
                            rejected: number;
                            waiting: number;
                            held: number;
                            contained: number;
                            /** Format: uuid */
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
        };
    };
    ConsoleController_pairs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        revision: number;
                        version: number;
                        tenants: number;
                        mailboxes: number;
                        promised: number;
                        capacity: number;
                        onStandby: number;
                        nodes: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            pairId: string;
                            name: string;
                            /** @enum {string} */
                            role: "primary" | "standby";
                            host: string;
                            address: string;
                            bulkAddress: string | null;
                            /** @enum {string} */
                            state: "online" | "offline" | "not_enrolled" | "revoked";
                            revision: number;
                            head: number;
                            agentVersion: string | null;
                            /** Format: date-time */
                            keySince: string | null;
                            lastSeenAt: string | null;
                            versions: {
                                [key: string]: string;
                            };
                            services: {
                                name: string;
                                ok: boolean;
                                ms: number | null;
                                error: string | null;
                            }[];
                            queue: {
                                active: number;
                                deferred: number;
                                hold: number;
                                incoming: number;
                            } | null;
                            disk: {
                                usedBytes: number;
                                totalBytes: number;
                            } | null;
                            replication: {
                                leader: boolean;
                                dirty: number;
                                lagMs: number;
                                peerReachable: boolean;
                                lastError: string | null;
                            } | null;
                            certificates: {
                                port: number;
                                error: string | null;
                                serial: string | null;
                                issuer: string | null;
                                names: string[];
                                /** Format: date-time */
                                notAfter: string | null;
                            }[];
                            fenced: boolean;
                            configError: string | null;
                        }[];
                    }[];
                };
            };
        };
    };
    ConsoleController_pair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        revision: number;
                        version: number;
                        tenants: number;
                        mailboxes: number;
                        promised: number;
                        capacity: number;
                        onStandby: number;
                        nodes: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            pairId: string;
                            name: string;
                            /** @enum {string} */
                            role: "primary" | "standby";
                            host: string;
                            address: string;
                            bulkAddress: string | null;
                            /** @enum {string} */
                            state: "online" | "offline" | "not_enrolled" | "revoked";
                            revision: number;
                            head: number;
                            agentVersion: string | null;
                            /** Format: date-time */
                            keySince: string | null;
                            lastSeenAt: string | null;
                            versions: {
                                [key: string]: string;
                            };
                            services: {
                                name: string;
                                ok: boolean;
                                ms: number | null;
                                error: string | null;
                            }[];
                            queue: {
                                active: number;
                                deferred: number;
                                hold: number;
                                incoming: number;
                            } | null;
                            disk: {
                                usedBytes: number;
                                totalBytes: number;
                            } | null;
                            replication: {
                                leader: boolean;
                                dirty: number;
                                lagMs: number;
                                peerReachable: boolean;
                                lastError: string | null;
                            } | null;
                            certificates: {
                                port: number;
                                error: string | null;
                                serial: string | null;
                                issuer: string | null;
                                names: string[];
                                /** Format: date-time */
                                notAfter: string | null;
                            }[];
                            fenced: boolean;
                            configError: string | null;
                        }[];
                        overrides: {
                            postfix: string;
                            dovecot: string;
                        };
                        messageSizeLimitMb: number;
                        dnsblZones: string[];
                        greylisting: boolean;
                    };
                };
            };
        };
    };
    ConsoleController_setOverrides: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    postfix: string;
                    dovecot: string;
                    messageSizeLimitMb?: number;
                    dnsblZones?: string[];
                    greylisting?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                    };
                };
            };
        };
    };
    ConsoleController_listSwitchovers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            to: "primary" | "standby";
                            /** @enum {string} */
                            scope: "tenant" | "pair";
                            reason: string;
                            /** @enum {string} */
                            state: "running" | "done" | "failed";
                            steps: {
                                /** @enum {string} */
                                id: "names" | "sessions" | "contents" | "resolver";
                                /** @enum {string} */
                                state: "waiting" | "running" | "done" | "skipped" | "failed";
                                startedAt: string | null;
                                finishedAt: string | null;
                                afterMs: number | null;
                                note: string | null;
                            }[];
                            requestedBy: string;
                            /** Format: date-time */
                            startedAt: string;
                            finishedAt: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    ConsoleController_startSwitchover: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; the same key gives the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    to: "primary" | "standby";
                    reason: string;
                    /** @default false */
                    despite?: boolean;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        to: "primary" | "standby";
                        /** @enum {string} */
                        scope: "tenant" | "pair";
                        reason: string;
                        /** @enum {string} */
                        state: "running" | "done" | "failed";
                        steps: {
                            /** @enum {string} */
                            id: "names" | "sessions" | "contents" | "resolver";
                            /** @enum {string} */
                            state: "waiting" | "running" | "done" | "skipped" | "failed";
                            startedAt: string | null;
                            finishedAt: string | null;
                            afterMs: number | null;
                            note: string | null;
                        }[];
                        requestedBy: string;
                        /** Format: date-time */
                        startedAt: string;
                        finishedAt: string | null;
                    };
                };
            };
        };
    };
    ConsoleController_setBulkAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: ipv4 */
                    address: string | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                    };
                };
            };
        };
    };
    ConsoleController_enrolmentToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        expiresAt: string;
                    };
                };
            };
        };
    };
    ConsoleController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ConsoleController_rotateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
        };
    };
    ConsoleController_tenants: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            slug: string;
                            state: string;
                            planId: string;
                            planName: {
                                es: string;
                                en: string;
                            } | null;
                            pair: string;
                            /** @enum {string} */
                            serving: "primary" | "standby";
                            mailboxes: number;
                            mailboxLimit: number;
                            domains: string[];
                            logDays: number;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    ConsoleController_tenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        slug: string;
                        state: string;
                        planId: string;
                        planName: {
                            es: string;
                            en: string;
                        } | null;
                        pair: string;
                        /** @enum {string} */
                        serving: "primary" | "standby";
                        mailboxes: number;
                        mailboxLimit: number;
                        domains: string[];
                        logDays: number;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    ConsoleController_jobs: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "done" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {string} */
                            kind: "replicate" | "kick" | "step_aside" | "fence" | "unfence" | "flush_queue" | "list_queue" | "report_queue" | "queue_act" | "contain" | "refresh_sending" | "search_log" | "read_log" | "mailbox_status" | "quarantine_act" | "quarantine_look" | "mailbox_list" | "mailbox_message" | "note_fetched" | "retention" | "purge_mailbox" | "verify" | "rotate_key";
                            target: string;
                            /** @enum {string} */
                            state: "open" | "done" | "failed";
                            requestedBy: string;
                            createdAt: string;
                            finishedAt: string | null;
                            error: string | null;
                            retryable: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    ConsoleController_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
        };
    };
    ConsoleController_assumptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        items: {
                            id: string;
                            value: number;
                            unit: string;
                            min: number;
                            max: number;
                            reason: {
                                es: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    ConsoleController_setAssumption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    value: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
        };
    };
    ConsoleController_audit: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                who?: string;
                action?: string;
                target?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            /** Format: date-time */
                            at: string;
                            actorName: string;
                            actingAs: {
                                name: string;
                                reason: string;
                            } | null;
                            action: string;
                            target: string;
                            label: string;
                            before: unknown;
                            after: unknown;
                            address: string | null;
                            requestId: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    ConsoleController_auditCsv: {
        parameters: {
            query?: {
                who?: string;
                action?: string;
                target?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ConsoleController_search: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "tenant" | "domain" | "mailbox" | "node" | "message";
                        id: string;
                        label: string;
                        tenantId: string | null;
                        detail: string;
                    }[];
                };
            };
        };
    };
    ConsoleController_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    HostCertificatesController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        source: "local" | "acme";
                        acmeAvailable: boolean;
                        running: boolean;
                        error: string | null;
                        /** Format: date-time */
                        nextAttemptAt: string | null;
                        certificate: {
                            /** @enum {string} */
                            source: "local" | "acme";
                            names: string[];
                            serial: string;
                            issuer: string;
                            /** Format: date-time */
                            notBefore: string;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            renewAt: string;
                            /** Format: date-time */
                            madeAt: string;
                        } | null;
                    };
                };
            };
        };
    };
    HostCertificatesController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    source?: "local" | "acme";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        source: "local" | "acme";
                        acmeAvailable: boolean;
                        running: boolean;
                        error: string | null;
                        /** Format: date-time */
                        nextAttemptAt: string | null;
                        certificate: {
                            /** @enum {string} */
                            source: "local" | "acme";
                            names: string[];
                            serial: string;
                            issuer: string;
                            /** Format: date-time */
                            notBefore: string;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            renewAt: string;
                            /** Format: date-time */
                            madeAt: string;
                        } | null;
                    };
                };
            };
        };
    };
    HostCertificatesController_authority: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    StaffMailController_queue: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                queue?: "active" | "deferred" | "hold" | "incoming";
                provider?: string;
                domain?: string;
                sender?: string;
                class?: string;
                label?: string;
                q?: string;
                before?: string;
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            queueId: string;
                            node: string;
                            /** @enum {string} */
                            queue: "active" | "deferred" | "hold" | "incoming";
                            /** @enum {string} */
                            direction: "in" | "out" | "inside";
                            sender: string;
                            recipients: string[];
                            recipientCount: number;
                            size: number | null;
                            /** Format: date-time */
                            arrivedAt: string;
                            /** Format: date-time */
                            lastAttemptAt: string | null;
                            /** Format: date-time */
                            nextAttemptAt: string | null;
                            /** Format: date-time */
                            givenUpAt: string;
                            tries: number;
                            reason: string | null;
                            bounceClass: string | null;
                            bounceLabel: string | null;
                            provider: string;
                            traceKey: string;
                            company: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                        }[];
                        nextCursor: string | null;
                        previousCursor: string | null;
                    };
                };
            };
        };
    };
    StaffMailController_groups: {
        parameters: {
            query?: {
                queue?: "active" | "deferred" | "hold" | "incoming";
                provider?: string;
                domain?: string;
                sender?: string;
                class?: string;
                label?: string;
                q?: string;
                by?: "provider" | "domain" | "label" | "company";
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: number;
                        recipients: number;
                        held: number;
                        /** Format: date-time */
                        oldestAt: string | null;
                        groups: {
                            key: string;
                            messages: number;
                            recipients: number;
                            held: number;
                            /** Format: date-time */
                            oldestAt: string;
                            /** Format: date-time */
                            nextAttemptAt: string | null;
                            reason: string | null;
                            bounceClass: string | null;
                            bounceLabel: string | null;
                        }[];
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
        };
    };
    StaffMailController_bounces: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                days?: number;
                class?: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                label?: string;
                sender?: string;
                domain?: string;
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            traceKey: string;
                            sender: string;
                            recipient: string;
                            /** @enum {string} */
                            class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                            label: string;
                            confidence: number;
                            enhancedCode: string | null;
                            reply: string;
                            relay: string | null;
                            expired: boolean;
                            suppressed: boolean;
                            /** @enum {string} */
                            source: "log" | "report" | "hearsay";
                            company: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    StaffMailController_bounceSummary: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                days?: number;
                class?: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                label?: string;
                sender?: string;
                domain?: string;
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        classes: {
                            /** @enum {string} */
                            class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                            n: number;
                            before: number;
                        }[];
                        labels: {
                            /** @enum {string} */
                            class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                            label: string;
                            n: number;
                        }[];
                        suppressions: number;
                    };
                };
            };
        };
    };
    StaffMailController_trace: {
        parameters: {
            query?: {
                limit?: number;
                q?: string;
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            key: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            lastAt: string;
                            /** @enum {string} */
                            direction: "in" | "out" | "inside";
                            sender: string;
                            recipients: string[];
                            recipientCount: number;
                            messageId: string | null;
                            size: number | null;
                            /** @enum {string} */
                            verdict: "delivered" | "partly_delivered" | "waiting" | "bounced" | "rejected" | "accepted";
                            company: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                        }[];
                        more: boolean;
                    };
                };
            };
        };
    };
    StaffMailController_activity: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                zone?: string;
                direction?: "in" | "out" | "inside";
                step?: "hour" | "day";
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        step: "hour" | "day";
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        buckets: {
                            received: number;
                            sent: number;
                            deferred: number;
                            bounced: number;
                            rejected: number;
                            /** Format: date-time */
                            at: string;
                        }[];
                        before: {
                            received: number;
                            sent: number;
                            deferred: number;
                            bounced: number;
                            rejected: number;
                            /** Format: date-time */
                            at: string;
                        }[];
                        totals: {
                            received: number;
                            sent: number;
                            deferred: number;
                            bounced: number;
                            rejected: number;
                        };
                        totalsBefore: {
                            received: number;
                            sent: number;
                            deferred: number;
                            bounced: number;
                            rejected: number;
                        };
                    };
                };
            };
        };
    };
    StaffMailController_statistics: {
        parameters: {
            query: {
                from?: string;
                to?: string;
                zone?: string;
                by: "company" | "provider" | "class";
                direction?: "in" | "out" | "inside";
                limit?: number;
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        rows: {
                            received: number;
                            sent: number;
                            deferred: number;
                            bounced: number;
                            rejected: number;
                            key: string;
                            bytes: number;
                            logins: number;
                            loginsRefused: number;
                        }[];
                        more: boolean;
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
        };
    };
    TenantSetupController_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        host: string;
                        address: string | null;
                        attempts: {
                            /** @enum {string} */
                            service: "imap" | "pop3" | "submission";
                            /** @enum {string} */
                            security: "tls" | "starttls";
                            port: number;
                            /** @enum {string} */
                            outcome: "logged_in" | "reached" | "refused_login" | "unreachable" | "timed_out" | "no_tls" | "unexpected" | "no_address" | "closed";
                            certificate: string | null;
                            said: string | null;
                            ms: number;
                        }[];
                    };
                };
            };
        };
    };
    TenantSetupController_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
        };
    };
    OwnSetupController_test: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        host: string;
                        address: string | null;
                        attempts: {
                            /** @enum {string} */
                            service: "imap" | "pop3" | "submission";
                            /** @enum {string} */
                            security: "tls" | "starttls";
                            port: number;
                            /** @enum {string} */
                            outcome: "logged_in" | "reached" | "refused_login" | "unreachable" | "timed_out" | "no_tls" | "unexpected" | "no_address" | "closed";
                            certificate: string | null;
                            said: string | null;
                            ms: number;
                        }[];
                    };
                };
            };
        };
    };
    OwnSetupController_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    current: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
        };
    };
    DeviceLinksController_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        company: string;
                        name: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description Too many; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DeviceLinksController_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        password: string;
                        hosts: {
                            mail: string;
                        };
                        services: {
                            /** @enum {string} */
                            name: "imap" | "pop3" | "submission";
                            /** @enum {string} */
                            security: "tls" | "starttls";
                            port: number;
                        }[];
                    };
                };
            };
            /** @description Too many; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DeviceLinksController_profile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Too many; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    StatisticsController_activity: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                zone?: string;
                mailbox?: string;
                domain?: string;
                direction?: "in" | "out" | "inside";
                step?: "hour" | "day";
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        step: "hour" | "day";
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        buckets: {
                            received: number;
                            sent: number;
                            deferred: number;
                            bounced: number;
                            rejected: number;
                            /** Format: date-time */
                            at: string;
                        }[];
                        before: {
                            received: number;
                            sent: number;
                            deferred: number;
                            bounced: number;
                            rejected: number;
                            /** Format: date-time */
                            at: string;
                        }[];
                        totals: {
                            received: number;
                            sent: number;
                            deferred: number;
                            bounced: number;
                            rejected: number;
                        };
                        totalsBefore: {
                            received: number;
                            sent: number;
                            deferred: number;
                            bounced: number;
                            rejected: number;
                        };
                    };
                };
            };
        };
    };
    StatisticsController_by: {
        parameters: {
            query: {
                from?: string;
                to?: string;
                zone?: string;
                by: "mailbox" | "domain" | "provider" | "class" | "size" | "protocol" | "verdict" | "peer";
                direction?: "in" | "out" | "inside";
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        rows: {
                            received: number;
                            sent: number;
                            deferred: number;
                            bounced: number;
                            rejected: number;
                            key: string;
                            bytes: number;
                            logins: number;
                            loginsRefused: number;
                        }[];
                        more: boolean;
                    };
                };
            };
        };
    };
    StatisticsController_weeklySummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        wanted: boolean;
                    };
                };
            };
        };
    };
    StatisticsController_wantWeeklySummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    wanted: boolean;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    StatisticsController_byCsv: {
        parameters: {
            query: {
                from?: string;
                to?: string;
                zone?: string;
                by: "mailbox" | "domain" | "provider" | "class" | "size" | "protocol" | "verdict" | "peer";
                direction?: "in" | "out" | "inside";
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    StatisticsController_deliveries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                from?: string;
                to?: string;
                zone?: string;
                mailbox?: string;
                domain?: string;
                direction?: "in" | "out" | "inside";
                outcome?: "sent" | "received" | "deferred" | "bounced" | "rejected";
                class?: string;
                hour?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            key: string;
                            /** @enum {string} */
                            direction: "in" | "out" | "inside";
                            /** @enum {string} */
                            outcome: "sent" | "received" | "deferred" | "bounced" | "rejected";
                            sender: string;
                            recipient: string | null;
                            relay: string | null;
                            size: number | null;
                            enhancedCode: string | null;
                            bounceClass: string | null;
                            bounceLabel: string | null;
                            reply: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    StatisticsController_deliveriesCsv: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                from?: string;
                to?: string;
                zone?: string;
                mailbox?: string;
                domain?: string;
                direction?: "in" | "out" | "inside";
                outcome?: "sent" | "received" | "deferred" | "bounced" | "rejected";
                class?: string;
                hour?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    QuarantineController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
                state?: "held" | "released" | "deleted" | "spam" | "gone";
                mailboxId?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            mailboxId: string;
                            address: string;
                            /** Format: date-time */
                            at: string;
                            sender: string;
                            author: string;
                            subject: string;
                            size: number;
                            score: number | null;
                            symbols: string[];
                            /** @enum {string} */
                            state: "held" | "released" | "deleted" | "spam" | "gone";
                            /** @enum {string|null} */
                            wish: "release" | "delete" | "spam" | null;
                            actedBy: string | null;
                            /** Format: date-time */
                            actedAt: string | null;
                            /** Format: date-time */
                            expiresAt: string;
                        }[];
                        nextCursor: string | null;
                        held: number;
                    };
                };
            };
        };
    };
    QuarantineController_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                    /** @enum {string} */
                    act: "release" | "trust" | "delete" | "spam";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: number;
                        gone: number;
                        waiting: number;
                        trusted: number;
                    };
                };
            };
        };
    };
    QuarantineController_look: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        from: string;
                        to: string;
                        subject: string;
                        date: string;
                        text: string;
                        attachments: {
                            name: string;
                            type: string;
                            size: number;
                        }[];
                        truncated: boolean;
                    };
                };
            };
        };
    };
    OwnQuarantineController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
                state?: "held" | "released" | "deleted" | "spam" | "gone";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            mailboxId: string;
                            address: string;
                            /** Format: date-time */
                            at: string;
                            sender: string;
                            author: string;
                            subject: string;
                            size: number;
                            score: number | null;
                            symbols: string[];
                            /** @enum {string} */
                            state: "held" | "released" | "deleted" | "spam" | "gone";
                            /** @enum {string|null} */
                            wish: "release" | "delete" | "spam" | null;
                            actedBy: string | null;
                            /** Format: date-time */
                            actedAt: string | null;
                            /** Format: date-time */
                            expiresAt: string;
                        }[];
                        nextCursor: string | null;
                        held: number;
                    };
                };
            };
        };
    };
    OwnQuarantineController_act: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                    /** @enum {string} */
                    act: "release" | "trust" | "delete" | "spam";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: number;
                        gone: number;
                        waiting: number;
                        trusted: number;
                    };
                };
            };
        };
    };
    OwnQuarantineController_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        from: string;
                        to: string;
                        subject: string;
                        date: string;
                        text: string;
                        attachments: {
                            name: string;
                            type: string;
                            size: number;
                        }[];
                        truncated: boolean;
                    };
                };
            };
        };
    };
    QuarantineLinksController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        /** Format: date-time */
                        at: string;
                        author: string;
                        sender: string;
                        subject: string;
                        score: number | null;
                    };
                };
            };
            /** @description Too many; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    QuarantineLinksController_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: number;
                        gone: number;
                        waiting: number;
                        trusted: number;
                    };
                };
            };
            /** @description Too many; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    QueueController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                queue?: "active" | "deferred" | "hold" | "incoming";
                provider?: string;
                domain?: string;
                sender?: string;
                class?: string;
                label?: string;
                q?: string;
                before?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            queueId: string;
                            node: string;
                            /** @enum {string} */
                            queue: "active" | "deferred" | "hold" | "incoming";
                            /** @enum {string} */
                            direction: "in" | "out" | "inside";
                            sender: string;
                            recipients: string[];
                            recipientCount: number;
                            size: number | null;
                            /** Format: date-time */
                            arrivedAt: string;
                            /** Format: date-time */
                            lastAttemptAt: string | null;
                            /** Format: date-time */
                            nextAttemptAt: string | null;
                            /** Format: date-time */
                            givenUpAt: string;
                            tries: number;
                            reason: string | null;
                            bounceClass: string | null;
                            bounceLabel: string | null;
                            provider: string;
                            traceKey: string;
                        }[];
                        nextCursor: string | null;
                        previousCursor: string | null;
                    };
                };
            };
        };
    };
    QueueController_groups: {
        parameters: {
            query?: {
                queue?: "active" | "deferred" | "hold" | "incoming";
                provider?: string;
                domain?: string;
                sender?: string;
                class?: string;
                label?: string;
                q?: string;
                by?: "provider" | "domain" | "sender" | "label";
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: number;
                        recipients: number;
                        held: number;
                        /** Format: date-time */
                        oldestAt: string | null;
                        groups: {
                            key: string;
                            messages: number;
                            recipients: number;
                            held: number;
                            /** Format: date-time */
                            oldestAt: string;
                            /** Format: date-time */
                            nextAttemptAt: string | null;
                            reason: string | null;
                            bounceClass: string | null;
                            bounceLabel: string | null;
                        }[];
                    };
                };
            };
        };
    };
    QueueController_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    QueueController_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids?: string[];
                    filter?: {
                        /** @enum {string} */
                        queue?: "active" | "deferred" | "hold" | "incoming";
                        provider?: string;
                        domain?: string;
                        sender?: string;
                        class?: string;
                        label?: string;
                        q?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: number;
                        recipients: number;
                        held: number;
                        /** Format: date-time */
                        oldestAt: string | null;
                        shared: number;
                        senders: {
                            key: string;
                            messages: number;
                        }[];
                        destinations: {
                            key: string;
                            messages: number;
                        }[];
                    };
                };
            };
        };
    };
    QueueController_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    act: "hold" | "release" | "retry" | "delete";
                    choice: {
                        ids?: string[];
                        filter?: {
                            /** @enum {string} */
                            queue?: "active" | "deferred" | "hold" | "incoming";
                            provider?: string;
                            domain?: string;
                            sender?: string;
                            class?: string;
                            label?: string;
                            q?: string;
                        };
                    };
                    expected?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: number;
                        left: number;
                    };
                };
            };
        };
    };
    ContainmentController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "lifted";
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            mailboxId: string;
                            address: string;
                            /** @enum {string} */
                            rule: "strangers" | "strangers_new_network" | "rate" | "bounces";
                            seen: number;
                            from: number;
                            client: string | null;
                            node: string | null;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            liftedAt: string | null;
                            liftedBy: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    ContainmentController_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        mailboxId: string;
                        address: string;
                        /** @enum {string} */
                        rule: "strangers" | "strangers_new_network" | "rate" | "bounces";
                        seen: number;
                        from: number;
                        client: string | null;
                        node: string | null;
                        /** Format: date-time */
                        at: string;
                        /** Format: date-time */
                        liftedAt: string | null;
                        liftedBy: string | null;
                        hours: {
                            /** Format: date-time */
                            hour: string;
                            recipients: number;
                            strangers: number;
                        }[];
                        destinations: {
                            domain: string;
                            recipients: number;
                        }[];
                        recent: {
                            /** Format: date-time */
                            at: string;
                            recipient: string;
                            status: string;
                            bounceClass: string | null;
                            queueId: string;
                        }[];
                        outcomes: {
                            sent: number;
                            deferred: number;
                            bounced: number;
                            classes: {
                                class: string;
                                n: number;
                            }[];
                        };
                        networks: {
                            network: string;
                            /** Format: date-time */
                            firstAt: string;
                            /** Format: date-time */
                            lastAt: string;
                            isNew: boolean;
                        }[];
                        held: number;
                        /** Format: date-time */
                        passwordSetAt: string | null;
                        passwordChangedSince: boolean;
                    };
                };
            };
        };
    };
    ContainmentController_lift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        mailboxId: string;
                        address: string;
                        /** @enum {string} */
                        rule: "strangers" | "strangers_new_network" | "rate" | "bounces";
                        seen: number;
                        from: number;
                        client: string | null;
                        node: string | null;
                        /** Format: date-time */
                        at: string;
                        /** Format: date-time */
                        liftedAt: string | null;
                        liftedBy: string | null;
                    };
                };
            };
        };
    };
    ContainmentController_company: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        layers: {
                            /** @enum {string} */
                            scope: "mailbox" | "domain" | "tenant";
                            key: string;
                            limit: {
                                hour: number;
                                day: number;
                            };
                            used: {
                                hour: number;
                                day: number;
                            };
                            own: boolean;
                        }[];
                        mailboxes: {
                            /** @enum {string} */
                            scope: "mailbox" | "domain" | "tenant";
                            key: string;
                            limit: {
                                hour: number;
                                day: number;
                            };
                            used: {
                                hour: number;
                                day: number;
                            };
                            own: boolean;
                            /** Format: uuid */
                            mailboxId: string;
                        }[];
                        offers: {
                            /** Format: uuid */
                            mailboxId: string;
                            address: string;
                            /** Format: date-time */
                            at: string;
                            seen: number;
                        }[];
                        openContainments: number;
                    };
                };
            };
        };
    };
    ContainmentController_mailbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        outgoing: "open" | "held" | "refused";
                        bulk: boolean;
                        layers: {
                            /** @enum {string} */
                            scope: "mailbox" | "domain" | "tenant";
                            key: string;
                            limit: {
                                hour: number;
                                day: number;
                            };
                            used: {
                                hour: number;
                                day: number;
                            };
                            own: boolean;
                        }[];
                        peak: {
                            hour: number;
                            day: number;
                        };
                        hours: {
                            /** Format: date-time */
                            hour: string;
                            recipients: number;
                            strangers: number;
                        }[];
                        /** Format: uuid */
                        containmentId: string | null;
                        bulkOffer: {
                            /** Format: date-time */
                            at: string;
                            seen: number;
                        } | null;
                    };
                };
            };
        };
    };
    ContainmentController_setLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    scope: "mailbox" | "domain";
                    key: string;
                    limit: {
                        hour: number;
                        day: number;
                    } | null;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CompanyLimitController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        plan: {
                            hour: number;
                            day: number;
                        };
                        own: {
                            hour: number;
                            day: number;
                        } | null;
                        used: {
                            hour: number;
                            day: number;
                        };
                    };
                };
            };
        };
    };
    CompanyLimitController_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    limit: {
                        hour: number;
                        day: number;
                    } | null;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    BouncesController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                days?: number;
                class?: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                label?: string;
                sender?: string;
                domain?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            traceKey: string;
                            sender: string;
                            recipient: string;
                            /** @enum {string} */
                            class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                            label: string;
                            confidence: number;
                            enhancedCode: string | null;
                            reply: string;
                            relay: string | null;
                            expired: boolean;
                            suppressed: boolean;
                            /** @enum {string} */
                            source: "log" | "report" | "hearsay";
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    BouncesController_summary: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                days?: number;
                class?: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                label?: string;
                sender?: string;
                domain?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        classes: {
                            /** @enum {string} */
                            class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                            n: number;
                            before: number;
                        }[];
                        labels: {
                            /** @enum {string} */
                            class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                            label: string;
                            n: number;
                        }[];
                        suppressions: number;
                    };
                };
            };
        };
    };
    BouncesController_suppressions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address: string;
                            /** @enum {string} */
                            origin: "bounce" | "person";
                            reason: string;
                            bounceLabel: string | null;
                            bounces: number;
                            /** Format: date-time */
                            lastAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            createdBy: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    BouncesController_suppress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    reason: string;
                    /** @default 90 */
                    days?: number;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    BouncesController_lift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    BulkController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                days?: number;
                sender?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            sender: string;
                            subject: string;
                            list: string | null;
                            /** Format: date-time */
                            firstAt: string;
                            /** Format: date-time */
                            lastAt: string;
                            messages: number;
                            recipients: number;
                            delivered: number;
                            waiting: number;
                            bounced: number;
                            deferred: number;
                            classes: {
                                class: string;
                                n: number;
                            }[];
                            withoutUnsubscribe: number;
                            withoutOneClick: number;
                            unsigned: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    CorrectionsController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            phrases: string[];
                            code: number | null;
                            /** @enum {string} */
                            class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                            label: string;
                            sample: string;
                            reason: string;
                            mended: number;
                            createdBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            withdrawnBy: string | null;
                            /** Format: date-time */
                            withdrawnAt: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    CorrectionsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phrases: string[];
                    code: number | null;
                    /** @enum {string} */
                    class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                    label: string;
                    sample: string;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        phrases: string[];
                        code: number | null;
                        /** @enum {string} */
                        class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                        label: string;
                        sample: string;
                        reason: string;
                        mended: number;
                        createdBy: string;
                        /** Format: date-time */
                        createdAt: string;
                        withdrawnBy: string | null;
                        /** Format: date-time */
                        withdrawnAt: string | null;
                    };
                };
            };
        };
    };
    CorrectionsController_unclear: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reply: string;
                        n: number;
                        /** @enum {string} */
                        class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                        label: string;
                        confidence: number;
                        provider: string;
                    }[];
                };
            };
        };
    };
    CorrectionsController_try: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phrases: string[];
                    code: number | null;
                    /** @enum {string} */
                    class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                    label: string;
                    sample: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fits: boolean;
                        now: {
                            /** @enum {string} */
                            class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                            label: string;
                            confidence: number;
                        };
                        corpus: {
                            size: number;
                            touched: number;
                            mended: {
                                /** @enum {string} */
                                class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                                provider: string;
                                reply: string;
                            }[];
                            broken: {
                                /** @enum {string} */
                                class: "invalid_address" | "mailbox_full" | "spam" | "dns_or_domain" | "unknown";
                                provider: string;
                                reply: string;
                            }[];
                        };
                        recent: {
                            touched: number;
                            changed: number;
                            samples: string[];
                        };
                    };
                };
            };
        };
    };
    CorrectionsController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CertificatesController_issue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    recipient: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: number;
                        code: string;
                    };
                };
            };
        };
    };
    CertificatesController_verify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: number;
                        code: string;
                        /** Format: date-time */
                        issuedAt: string;
                        valid: boolean;
                        previousHash: string;
                        hash: string;
                        facts: {
                            company: string;
                            sender: string;
                            recipient: string;
                            messageId: string | null;
                            size: number | null;
                            acceptedAt: string;
                            deliveredAt: string;
                            node: string;
                            relay: string | null;
                            queueId: string;
                            reply: string;
                        };
                    };
                };
            };
        };
    };
    CertificatesController_pdf: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    RawLogController_search: {
        parameters: {
            query: {
                q: string;
                limit?: number;
                file?: "mail" | "dovecot";
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: {
                            node: string;
                            text: string;
                        }[];
                        more: boolean;
                        silent: string[];
                    };
                };
            };
        };
    };
    RawLogController_download: {
        parameters: {
            query?: {
                q?: string;
                day?: string;
                file?: "mail" | "dovecot";
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    RawLogController_stream: {
        parameters: {
            query?: {
                q?: string;
                file?: "mail" | "dovecot";
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    RetentionController_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        clientDays: number;
                        unfetched: boolean;
                        version: number;
                        /** Format: date-time */
                        nextRunAt: string | null;
                        counts: {
                            following: number;
                            own: number;
                            keepAll: number;
                        };
                    };
                };
            };
        };
    };
    RetentionController_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled?: boolean;
                    clientDays?: number;
                    unfetched?: boolean;
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        clientDays: number;
                        unfetched: boolean;
                        version: number;
                        /** Format: date-time */
                        nextRunAt: string | null;
                        counts: {
                            following: number;
                            own: number;
                            keepAll: number;
                        };
                    };
                };
            };
        };
    };
    RetentionController_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientDays?: number;
                    unfetched?: boolean;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        dry: boolean;
                        /** @enum {string} */
                        state: "running" | "done" | "failed";
                        clientDays: number;
                        unfetched: boolean;
                        mailboxes: number;
                        looked: number;
                        messages: number;
                        bytes: number;
                        waiting: number;
                        failed: number;
                        requestedBy: string;
                        note: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        finishedAt: string | null;
                    };
                };
            };
        };
    };
    RetentionController_runs: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            dry: boolean;
                            /** @enum {string} */
                            state: "running" | "done" | "failed";
                            clientDays: number;
                            unfetched: boolean;
                            mailboxes: number;
                            looked: number;
                            messages: number;
                            bytes: number;
                            waiting: number;
                            failed: number;
                            requestedBy: string;
                            note: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            finishedAt: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    RetentionController_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        dry: boolean;
                        /** @enum {string} */
                        state: "running" | "done" | "failed";
                        clientDays: number;
                        unfetched: boolean;
                        mailboxes: number;
                        looked: number;
                        messages: number;
                        bytes: number;
                        waiting: number;
                        failed: number;
                        requestedBy: string;
                        note: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        finishedAt: string | null;
                    };
                };
            };
        };
    };
    RetentionController_results: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            mailboxId: string;
                            address: string;
                            days: number;
                            messages: number;
                            bytes: number;
                            waiting: number;
                            error: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    AlarmsController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "agent.foreign_report" | "agent.revision_ahead" | "audit.chain_broken" | "certificate.ends_now" | "certificate.ends_soon" | "certificate.not_renewed" | "email.given_up" | "sending.contained" | "webmail.not_copied";
                            /** @enum {string} */
                            severity: "info" | "warning" | "critical";
                            /** Format: uuid */
                            tenantId: string | null;
                            label: string;
                            facts: {
                                [key: string]: string | number;
                            };
                            count: number;
                            /** Format: date-time */
                            openedAt: string;
                            /** Format: date-time */
                            lastAt: string;
                            /** Format: date-time */
                            closedAt: string | null;
                            closedBy: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    AlarmsController_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ApiKeysController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            hint: string;
                            permissions: ("tenant:read" | "mailbox:read" | "mailbox:create" | "mailbox:update" | "mailbox:password" | "mailbox:delete" | "domain:read" | "domain:update" | "filter:read" | "filter:update" | "quarantine:read" | "quarantine:act" | "trace:read" | "queue:read" | "queue:act" | "continuity:read" | "switchover:start" | "audit:read")[];
                            madeBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: date-time */
                            lastUsedAt: string | null;
                            lastUsedFrom: string | null;
                            /** @enum {string} */
                            state: "active" | "expired" | "revoked" | "orphaned";
                        }[];
                    };
                };
            };
        };
    };
    ApiKeysController_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    permissions: ("tenant:read" | "mailbox:read" | "mailbox:create" | "mailbox:update" | "mailbox:password" | "mailbox:delete" | "domain:read" | "domain:update" | "filter:read" | "filter:update" | "quarantine:read" | "quarantine:act" | "trace:read" | "queue:read" | "queue:act" | "continuity:read" | "switchover:start" | "audit:read")[];
                    expiresInDays: number;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        apiKey: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            hint: string;
                            permissions: ("tenant:read" | "mailbox:read" | "mailbox:create" | "mailbox:update" | "mailbox:password" | "mailbox:delete" | "domain:read" | "domain:update" | "filter:read" | "filter:update" | "quarantine:read" | "quarantine:act" | "trace:read" | "queue:read" | "queue:act" | "continuity:read" | "switchover:start" | "audit:read")[];
                            madeBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: date-time */
                            lastUsedAt: string | null;
                            lastUsedFrom: string | null;
                            /** @enum {string} */
                            state: "active" | "expired" | "revoked" | "orphaned";
                        };
                    };
                };
            };
        };
    };
    ApiKeysController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ImpersonationController_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        tenantId: string;
                        asName: string;
                        reason: string;
                        /** Format: date-time */
                        endsAt: string;
                    };
                };
            };
        };
    };
    ImpersonationController_end: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    LooksController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            who: string;
                            staff: boolean;
                            /** @enum {string} */
                            what: "folders" | "messages" | "headers" | "content" | "settings";
                            why: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    ExplorerController_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        address: string;
                        /** Format: date-time */
                        endsAt: string;
                    };
                };
            };
        };
    };
    ExplorerController_folders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                look: string;
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        folders: {
                            name: string;
                            messages: number;
                            bytes: number;
                        }[];
                    };
                };
            };
        };
    };
    ExplorerController_messages: {
        parameters: {
            query?: {
                folder?: string;
                before?: number;
                q?: string;
                limit?: number;
            };
            header?: never;
            path: {
                look: string;
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: {
                            uid: number;
                            /** Format: date-time */
                            receivedAt: string;
                            size: number;
                            seen: boolean;
                            answered: boolean;
                            flagged: boolean;
                            from: string;
                            to: string;
                            subject: string;
                        }[];
                        next: number | null;
                    };
                };
            };
        };
    };
    ExplorerController_message: {
        parameters: {
            query?: {
                folder?: string;
                uid?: number;
            };
            header?: never;
            path: {
                look: string;
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        uid: number;
                        /** Format: date-time */
                        receivedAt: string;
                        size: number;
                        seen: boolean;
                        answered: boolean;
                        flagged: boolean;
                        from: string;
                        to: string;
                        subject: string;
                        date: string;
                        text: string;
                        header: string;
                        attachments: {
                            name: string;
                            type: string;
                            size: number;
                        }[];
                        truncated: boolean;
                    };
                };
            };
        };
    };
    EmailsController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "waiting" | "sent" | "failed";
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            recipient: string;
                            /** @enum {string} */
                            locale: "es" | "en";
                            template: string;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "failed";
                            attempts: number;
                            error: string | null;
                            via: string | null;
                            readable: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            finishedAt: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    EmailsController_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recipient: string;
                        subject: string;
                        text: string;
                        html: string;
                    };
                };
            };
        };
    };
    EmailsController_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SignInController_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        next: "portal" | "console" | "mailbox" | "second_factor";
                    };
                };
            };
        };
    };
    SignInController_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        next: "portal" | "console" | "mailbox" | "second_factor";
                    };
                };
            };
        };
    };
    SignInController_passkeyOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        options: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    SignInController_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    response: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        next: "portal" | "console" | "mailbox" | "second_factor";
                    };
                };
            };
        };
    };
    ResetsController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ResetsController_use: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too many; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ProfileController_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    locale: "es" | "en";
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ProfileController_security: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        totp: boolean;
                        recoveryCodesLeft: number;
                        passkeys: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        sessions: {
                            /** Format: uuid */
                            id: string;
                            current: boolean;
                            address: string | null;
                            device: string | null;
                            /** Format: date-time */
                            startedAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                        }[];
                    };
                };
            };
        };
    };
    ProfileController_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    password: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ProfileController_startTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        uri: string;
                        recoveryCodes: string[];
                    };
                };
            };
        };
    };
    ProfileController_confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ProfileController_removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ProfileController_recoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
        };
    };
    ProfileController_passkeyOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        options: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    ProfileController_addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    response: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ProfileController_renamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ProfileController_removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ProfileController_endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ProfileController_endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    MailboxPanelController_view: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        displayName: string;
                        company: string;
                        quotaMb: number;
                        usage: {
                            bytes: number;
                            percent: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        /** @enum {string} */
                        accessMode: "client" | "client_and_webmail" | "webmail";
                        protocols: {
                            imap: boolean;
                            pop3: boolean;
                            submission: boolean;
                            webmail: boolean;
                            cleartext: boolean;
                        };
                        vacation: {
                            subject: string;
                            text: string;
                            /** Format: date-time */
                            from: string | null;
                            /** Format: date-time */
                            until: string | null;
                            everyDays: number;
                        } | null;
                        mayForward: boolean;
                        forward: {
                            targets: string[];
                            keepCopy: boolean;
                        } | null;
                        hosts: {
                            mail: string;
                        };
                        version: number;
                        effective: boolean;
                    };
                };
            };
        };
    };
    MailboxPanelController_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    password: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                    };
                };
            };
        };
    };
    MailboxPanelController_setVacation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    vacation: {
                        subject: string;
                        text: string;
                        /** Format: date-time */
                        from: string | null;
                        /** Format: date-time */
                        until: string | null;
                        everyDays: number;
                    } | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        displayName: string;
                        company: string;
                        quotaMb: number;
                        usage: {
                            bytes: number;
                            percent: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        /** @enum {string} */
                        accessMode: "client" | "client_and_webmail" | "webmail";
                        protocols: {
                            imap: boolean;
                            pop3: boolean;
                            submission: boolean;
                            webmail: boolean;
                            cleartext: boolean;
                        };
                        vacation: {
                            subject: string;
                            text: string;
                            /** Format: date-time */
                            from: string | null;
                            /** Format: date-time */
                            until: string | null;
                            everyDays: number;
                        } | null;
                        mayForward: boolean;
                        forward: {
                            targets: string[];
                            keepCopy: boolean;
                        } | null;
                        hosts: {
                            mail: string;
                        };
                        version: number;
                        effective: boolean;
                    };
                };
            };
        };
    };
    MailboxPanelController_setForward: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    forward: {
                        targets: string[];
                        keepCopy: boolean;
                    } | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        displayName: string;
                        company: string;
                        quotaMb: number;
                        usage: {
                            bytes: number;
                            percent: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        /** @enum {string} */
                        accessMode: "client" | "client_and_webmail" | "webmail";
                        protocols: {
                            imap: boolean;
                            pop3: boolean;
                            submission: boolean;
                            webmail: boolean;
                            cleartext: boolean;
                        };
                        vacation: {
                            subject: string;
                            text: string;
                            /** Format: date-time */
                            from: string | null;
                            /** Format: date-time */
                            until: string | null;
                            everyDays: number;
                        } | null;
                        mayForward: boolean;
                        forward: {
                            targets: string[];
                            keepCopy: boolean;
                        } | null;
                        hosts: {
                            mail: string;
                        };
                        version: number;
                        effective: boolean;
                    };
                };
            };
        };
    };
    MailboxPanelController_appPasswords: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** Format: date-time */
                        createdAt: string;
                        lastUse: {
                            /** Format: date-time */
                            at: string;
                            protocol: string;
                            address: string | null;
                        } | null;
                    }[];
                };
            };
        };
    };
    MailboxPanelController_createAppPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    current: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** Format: date-time */
                        createdAt: string;
                        lastUse: {
                            /** Format: date-time */
                            at: string;
                            protocol: string;
                            address: string | null;
                        } | null;
                        password: string;
                    };
                };
            };
        };
    };
    MailboxPanelController_removeAppPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appPasswordId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    MailboxPanelController_logIns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        protocol: string;
                        ok: boolean;
                        remote: string | null;
                        tls: boolean;
                    }[];
                };
            };
        };
    };
    MailboxPanelController_looks: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            who: string;
                            staff: boolean;
                            /** @enum {string} */
                            what: "folders" | "messages" | "headers" | "content" | "settings";
                            why: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    MailboxPanelController_signOut: {
        parameters: {
            query?: {
                everywhere?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    UsersController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                        name: string;
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "technical" | "billing" | "viewer";
                        secondFactor: boolean;
                        /** Format: date-time */
                        lastSeenAt: string | null;
                        /** Format: date-time */
                        since: string;
                    }[];
                };
            };
        };
    };
    UsersController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    UsersController_changeRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "owner" | "admin" | "technical" | "billing" | "viewer";
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    UsersController_listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        email: string;
                        name: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "technical" | "billing" | "viewer";
                        invitedBy: string | null;
                        /** Format: date-time */
                        sentAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        expired: boolean;
                    }[];
                };
            };
        };
    };
    UsersController_invite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @default  */
                    name?: string;
                    /** @enum {string} */
                    role: "owner" | "admin" | "technical" | "billing" | "viewer";
                    /**
                     * @default es
                     * @enum {string}
                     */
                    locale?: "es" | "en";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
        };
    };
    UsersController_resend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    UsersController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    InvitationsController_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        company: string;
                        email: string;
                        name: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "technical" | "billing" | "viewer";
                        needsPassword: boolean;
                    };
                };
            };
            /** @description Too many; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    InvitationsController_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    password?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                    };
                };
            };
            /** @description Too many; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    TraceController_search: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            key: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            lastAt: string;
                            /** @enum {string} */
                            direction: "in" | "out" | "inside";
                            sender: string;
                            recipients: string[];
                            recipientCount: number;
                            messageId: string | null;
                            size: number | null;
                            /** @enum {string} */
                            verdict: "delivered" | "partly_delivered" | "waiting" | "bounced" | "rejected" | "accepted";
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    TraceController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        /** Format: date-time */
                        at: string;
                        /** Format: date-time */
                        lastAt: string;
                        /** @enum {string} */
                        direction: "in" | "out" | "inside";
                        sender: string;
                        recipients: string[];
                        recipientCount: number;
                        messageId: string | null;
                        size: number | null;
                        /** @enum {string} */
                        verdict: "delivered" | "partly_delivered" | "waiting" | "bounced" | "rejected" | "accepted";
                        steps: {
                            /** Format: date-time */
                            at: string;
                            node: string;
                            /** @enum {string} */
                            type: "received" | "delivery" | "rejected" | "filtered" | "stored" | "fetched";
                            queueId: string;
                            sender: string;
                            recipient: string | null;
                            originalRecipient: string | null;
                            client: string | null;
                            saslUser: string | null;
                            relay: string | null;
                            /** @enum {string|null} */
                            via: "lmtp" | "smtp" | "other" | "report" | "hearsay" | null;
                            /** @enum {string|null} */
                            status: "sent" | "deferred" | "bounced" | "expired" | null;
                            enhancedCode: string | null;
                            reply: string | null;
                            delaySeconds: number | null;
                            bounceClass: string | null;
                            bounceLabel: string | null;
                            filter: {
                                /** @enum {string} */
                                verdict: "clean" | "junk" | "quarantine";
                                score: number | null;
                                symbols: string[];
                            } | null;
                            folder: string | null;
                            /** @enum {string|null} */
                            protocol: "imap" | "pop3" | null;
                        }[];
                    };
                };
            };
        };
    };
    WebmailController_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uri */
                        url: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
        };
    };
}
