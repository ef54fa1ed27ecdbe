import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Live } from '../harness/live.ts'
import { startSandboxProcess } from '../harness/sandbox-process.ts'
import { trust } from '../harness/trust.ts'
import { tokensFor } from '../sandbox/identity/testing/sign-in.ts'
import { type Death, Lane } from './lane.ts'

export interface Report {
  kills: number
  restores: number
  /** Steps of a restore: each was killed before and after, with its answer lost and without. */
  steps: number
  /** How often the portal could not tell, and the person decided. */
  unknown: number
}

/** Everyone in the sandbox who can sign in: their restores don't meet. */
const people = ['employee', 'colleague', 'director', 'helpdesk', 'operator']

/**
 * Kills portals at every step of a restore, and goes on with random ones until there were enough. Throws where anything
 * was lost, or restored twice, or is not as the record says.
 */
export async function torture(kills: number, say: (text: string) => void = () => {}): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-torture-'))
  const data = join(folder, 'sandbox')
  const sandbox = await startSandboxProcess({ data, port: 0 })
  const { info } = sandbox
  trust(info.ca)
  const live = new Live(info.live)
  const lanes = people.map(
    (account) =>
      new Lane({
        ...{ account, live, vb365: info.vb365, sessions: join(data, 'sessions') },
        env: {
          ...info.portalEnv,
          DATA_DIR: join(folder, account),
          LOG_LEVEL: 'warn',
          NODE_COMPILE_CACHE: join(folder, 'compiled'),
        },
        accessToken: (portalUrl) => accessToken(info, portalUrl, account),
      }),
  )
  const report = (): Report => ({
    kills: lanes.reduce((sum, lane) => sum + lane.kills, 0),
    unknown: lanes.reduce((sum, lane) => sum + lane.unknown, 0),
    restores,
    steps,
  })
  let restores = 0
  let steps = 0
  try {
    for (const lane of lanes) await lane.fill()
    const { time } = await live.backup()
    const [first, ...others] = lanes
    await first?.signIn(time)
    // Ending by itself it leaves behind what Node.js compiled: the others start in half the time.
    await first?.stop()
    await Promise.all(others.map((lane) => lane.signIn(time)))
    steps = (await first?.steps()) ?? 0
    say(`A restore takes ${steps} steps`)
    const deaths = deathsOf(steps)
    await Promise.all(
      lanes.map(async (lane) => {
        for (const death of deaths) {
          if (report().kills >= kills && death.isRandom) return
          try {
            await lane.restore(death)
          } catch (cause) {
            throw new Error(`Killed at ${JSON.stringify(death)}`, { cause })
          }
          restores++
          if (restores % 50 === 0) say(`${restores} restores, ${report().kills} kills`)
        }
      }),
    )
    return report()
  } finally {
    await Promise.all(lanes.map((lane) => lane.stop()))
    await sandbox.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Every step, before it and after it, with the answer lost and without; then any, again and again. */
function* deathsOf(steps: number): Generator<Death & { isRandom: boolean }> {
  const any = () => ({ dieAt: 1 + Math.floor(Math.random() * steps), after: Math.random() < 0.5 })
  for (let dieAt = 1; dieAt <= steps; dieAt++) {
    for (const after of [false, true]) {
      for (const losesAnswer of [false, true]) yield { dieAt, after, losesAnswer, again: [], isRandom: false }
    }
  }
  for (;;) yield { ...any(), losesAnswer: Math.random() < 0.5, again: [any(), any()], isRandom: true }
}

async function accessToken(
  {
    identity,
    portalEnv: { ENTRA_AUTHORITY = '', ENTRA_CLIENT_ID = '' },
  }: { identity: string; portalEnv: Record<string, string> },
  portalUrl: string,
  account: string,
): Promise<string> {
  const tokens = await tokensFor(
    {
      issuerOrigin: identity,
      tid: ENTRA_AUTHORITY.slice(ENTRA_AUTHORITY.lastIndexOf('/') + 1),
      clientId: ENTRA_CLIENT_ID,
      redirectUri: `${portalUrl}/auth/redirect.html`,
    },
    `${account}@sandbox.example`,
  )
  return tokens.access_token
}
