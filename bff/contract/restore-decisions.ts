import { operation } from './operation.ts'
import { restore, restoreDetail, restoreParams } from './restores.ts'

/** "Check again". Answers how the restore stands after that. */
export const checkRestore = operation({
  method: 'post',
  path: '/restores/:restore/check',
  summary: 'Look again for what became of requests whose outcome is unknown',
  audit: 'restore_decided',
  params: restoreParams,
  response: restoreDetail,
})

/** "Restore the rest". Looked for once more first; what is found then is not asked for again. */
export const resumeRestore = operation({
  method: 'post',
  path: '/restores/:restore/resume',
  summary: 'Ask again for what is unknown: the person has decided that it was not carried out',
  audit: 'restore_decided',
  params: restoreParams,
  response: restoreDetail,
  status: 202,
})

/** Needs an `Idempotency-Key` header, as starting one does. */
export const repeatRestore = operation({
  method: 'post',
  path: '/restores/:restore/repeat',
  summary: 'Restore the failed items again, with the same options, as a restore of its own',
  audit: 'restore_started',
  params: restoreParams,
  response: restore,
  status: 202,
})
