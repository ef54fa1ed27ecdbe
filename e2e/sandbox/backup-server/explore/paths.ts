export const sessionPath = '/v8/RestoreSessions/:restoreSessionId'
/** The vendor writes it /organization/ for mail and /Organization/ for OneDrive; the server ignores case. */
export const organizationPath = `${sessionPath}/organization`
