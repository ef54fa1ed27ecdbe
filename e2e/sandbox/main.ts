/** The sandbox's command line: `npm run sandbox -- …`. */
import { once } from 'node:events'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runOn } from './commands/run.ts'
import { PlainError } from './listen.ts'
import { DEFAULT_DATA, DEFAULT_PORT, MOST_TENANTS, startSandbox } from './sandbox.ts'
import { importPath } from './tenant/import/import.ts'

const HELP = `Usage: npm run sandbox -- [command] [options]

  (no command)              start identity provider, backup server and live view
    --port <n>              on ports n, n+1 and n+2 (default ${DEFAULT_PORT}; 0: any free ones)
    --tenants <n>           so many tenants (1 or 2), each with servers and people of its own, on the ports behind
    --json                  when ready, print one JSON line: addresses, certificates, the portal's environment
  backup                    make a restore point of everything as it is now
  import <file or folder>   .eml, .msg and .mbox into the mailbox, other files into the OneDrive
    --user <account>        whose; for example employee, or employee@sandbox.example
    --folder <mail folder>  where to (default Inbox)
  seed --messages <n>       generate messages in one folder, then back up
       --files <n>          the same with files in a folder of the OneDrive
    --user <account>
    --folder <folder>       (default Inbox/Generated; for files Generated)
  reset                     put everything back to the beginning

  --data <folder>           where it is kept (default data/sandbox)
`

async function main(): Promise<void> {
  const { values, positionals } = readArguments()
  const data = resolve(values.data ?? DEFAULT_DATA)
  const [command, ...operands] = positionals
  if (values.help) return void process.stdout.write(HELP)
  if (command !== 'import' && operands.length > 0) throw new PlainError(`"${operands[0]}" is too much here.\n\n${HELP}`)
  const account = () => values.user ?? fail('Say whose with --user <account>, for example --user employee.')
  switch (command) {
    case undefined:
      return await start(data, values)
    case 'backup': {
      const point = await runOn(data, (commands) => commands.backup())
      return console.error(`Backed up: restore point of ${point.time}.`)
    }
    case 'reset':
      await runOn(data, (commands) => commands.reset())
      return console.error('Everything is as it was at the beginning.')
    case 'seed':
      return await seed(data, account, values)
    case 'import': {
      const [from, ...more] = operands
      if (from === undefined || more.length > 0) throw new PlainError('Say one file or folder to import.')
      const [owner, folder] = [account(), values.folder ?? 'Inbox']
      const done = await runOn(data, (commands) => importPath(commands.importInto(owner, folder), from))
      return console.error(`Imported ${done.messages} messages and ${done.files} files for ${owner}.`)
    }
    default:
      throw new PlainError(`There is no command "${command}".\n\n${HELP}`)
  }
}

/** So many messages or files, or both. */
async function seed(
  data: string,
  account: () => string,
  {
    messages,
    files,
    folder,
  }: { messages?: string | undefined; files?: string | undefined; folder?: string | undefined },
): Promise<void> {
  const kinds = (['messages', 'files'] as const).flatMap((kind) => {
    const count = kind === 'messages' ? messages : files
    return count === undefined ? [] : [{ kind, count: wholeNumber(count, `--${kind}`, 1, 1_000_000) }]
  })
  if (kinds.length === 0) fail('Say how many with --messages <n> or --files <n>.')
  if (kinds.length > 1 && folder !== undefined)
    fail('Messages and files go into folders of their own: leave out --folder, or seed twice.')
  const owner = account()
  await runOn(data, async (commands) => {
    for (const { kind, count } of kinds) {
      const into = folder ?? (kind === 'messages' ? 'Inbox/Generated' : 'Generated')
      if (kind === 'messages') await commands.generate(owner, into, count)
      else await commands.generateFiles(owner, into, count)
      console.error(`${count} ${kind} are in ${into} of ${owner}.`)
    }
    const point = await commands.backup()
    console.error(`Backed up: restore point of ${point.time}.`)
  })
}

function readArguments() {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = {
    data: text,
    port: text,
    tenants: text,
    json: flag,
    user: text,
    folder: text,
    messages: text,
    files: text,
    help: { ...flag, short: 'h' },
  } as const
  let read: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    read = parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
  }
  // As from an unset variable: an empty --data would be the current folder.
  const empty = Object.entries(read.values).find(([, value]) => value === '')
  return empty ? fail(`--${empty[0]} needs a value.`) : read
}

async function start(
  data: string,
  { port, tenants, json }: { port?: string | undefined; tenants?: string | undefined; json?: boolean | undefined },
): Promise<void> {
  const number = port === undefined ? DEFAULT_PORT : wholeNumber(port, '--port', 0, 65_533)
  const count = tenants === undefined ? 1 : wholeNumber(tenants, '--tenants', 1, MOST_TENANTS)
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  // Ended while still starting (a first start fills the folder): nothing needs to be put away.
  const ended = stopped.then(() => undefined)
  const sandbox = await Promise.race([startSandbox({ data, port: number, tenants: count }), ended])
  if (sandbox === undefined) return process.exit(0)
  const { info } = sandbox
  if (json) process.stdout.write(`${JSON.stringify(info)}\n`)
  else
    console.error(
      `The sandbox is ready.\n${[...(info.tenants ?? [{ ...info, data }])].map(present).join('\n')}\nTrust the certificate authority in ${info.ca}. Ctrl-C ends it.`,
    )
  await ended
  await sandbox.close()
  process.exit(0)
}

const present = ({ identity, vb365, live, data }: { identity: string; vb365: string; live: string; data: string }) =>
  `  identity  ${identity}\n  vb365     ${vb365}\n  live      ${live}/live\n  data      ${data}`

function wholeNumber(text: string, option: string, least: number, most: number): number {
  const number = Number(text)
  if (Number.isInteger(number) && text.trim() !== '' && number >= least && number <= most) return number
  return fail(`${option} must be a whole number from ${least} to ${most}, not "${text}".`)
}

function fail(message: string): never {
  throw new PlainError(message)
}

main().catch((error: unknown) => {
  // Declared errors are sentences for the person; the rest is a defect and keeps its stack.
  const isPlain = error instanceof Error && /^(Plain|NotFound|InvalidPath)Error$/.test(error.name)
  console.error(isPlain ? error.message : error)
  process.exit(1)
})
