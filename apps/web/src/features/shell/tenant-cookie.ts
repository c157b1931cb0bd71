/** The company that was chosen last; the portal's layout opens it. A preference, no right: the API judges by the session. */
export const TENANT_COOKIE = 'relevo.tenant';
