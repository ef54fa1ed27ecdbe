import { exportCommand } from './export.ts'
import { COMMAND, type Command, UsageError } from './options.ts'
import { verifyCommand } from './verify.ts'

const commands: Record<string, Command> = { verify: verifyCommand, export: exportCommand }

/** Exit codes: 0 all is well, 1 the record was tampered with, 2 it cannot be read, 64 the command is none. */
async function main([name = '', ...args]: string[]): Promise<number> {
  const command = commands[name]
  if (!command) throw new UsageError(name === '' || name === '--help' ? '' : `There is no command ${name}.`)
  return await command(args, process.stdout)
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: NodeJS.ErrnoException) => {
    // Whoever reads has read enough (`| head`).
    if (error.code === 'EPIPE') return
    const isUsage = error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS')
    process.stderr.write(isUsage ? `${error.message}\n${COMMAND}`.trimStart() : `${error.message}\n`)
    process.exitCode = isUsage ? 64 : 2
  },
)
