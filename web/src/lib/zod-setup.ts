import { config } from 'zod'

// zod tries `new Function` when the first schema is made; the content security policy forbids that, and the browser
// would report it. Imported before anything that makes schemas.
config({ jitless: true })
