import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge'

// Where this page was opened without an answer of the identity provider, the portal is the place to be.
broadcastResponseToMainFrame().catch(() => location.replace('/'))
