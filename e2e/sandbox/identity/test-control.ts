import express, { Router } from 'express'
import { z } from 'zod'
import type { Accounts } from './accounts.ts'
import type { ClaimsChallenges } from './claims-challenges.ts'

interface Controls {
  accounts: Accounts
  challenges: ClaimsChallenges
  rotateKeys(options: { retireOld: boolean }): Promise<string | undefined>
}

const ChallengeRequest = z.strictObject({ account: z.string() })
const RotationRequest = z.strictObject({ retireOld: z.boolean().default(false) }).prefault({})

/** What a test cannot do from outside: things Entra's administrators and operators do. */
export function testControl({ accounts, challenges, rotateKeys }: Controls): Router {
  const router = Router()
  router.use((req, res, next) => {
    // No page of another site may do this behind somebody's back. Programs send no such header.
    if (['same-origin', 'none', undefined].includes(req.get('sec-fetch-site'))) return next()
    res.status(403).json({ error: 'Not from another site.' })
  })
  router.use(express.json())

  /** The account's next On-Behalf-Of asks for more proof, until a sign-in brings these claims along. */
  router.post('/claims-challenge', async (req, res) => {
    const request = ChallengeRequest.safeParse(req.body)
    if (!request.success) return void res.status(400).json({ error: z.prettifyError(request.error) })
    const account = await accounts.byName(request.data.account)
    if (!account) return void res.status(404).json({ error: `No account ${request.data.account}.` })
    res.json({ account: account.account, claims: challenges.demand(account.oid) })
  })

  /** Signs with a new key from now on; `retireOld` also takes back the old ones, so that nothing they signed holds. */
  router.post('/rotate-keys', async (req, res) => {
    const request = RotationRequest.safeParse(req.body)
    if (!request.success) return void res.status(400).json({ error: z.prettifyError(request.error) })
    res.json({ kid: await rotateKeys(request.data) })
  })
  return router
}
