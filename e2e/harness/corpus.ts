import { existsSync } from 'node:fs'
import { fromRoot } from './repository.ts'

/** Real messages that lie beside the repository on some machines; tests that read them are skipped elsewhere. */
export const corpus = fromRoot('..', 'shared', 'corpus')
export const hasCorpus = existsSync(corpus)
