/** Has the sandbox's backup server misbehave, by rules or settings of its own, or, with null, behave again. */
export async function misbehave({ info }: { info: { vb365: string } }, how: unknown): Promise<void> {
  const body = how === null ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(how) }
  const method = how === null ? 'DELETE' : 'POST'
  const answer = await fetch(`${info.vb365}/sandbox/faults`, { method, ...body })
  if (!answer.ok) throw new Error(`the backup server won't: ${await answer.text()}`)
}

/** What is left of the rules, and the delayed requests whose client went away. */
export async function misbehaviour({ info }: { info: { vb365: string } }) {
  const answer = await fetch(`${info.vb365}/sandbox/faults`)
  return (await answer.json()) as { rules: unknown[]; abandoned: string[] }
}
