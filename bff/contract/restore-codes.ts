import { operation } from './operation.ts'
import { restoreDetail, restoreParams } from './restores.ts'

/** Delegated permission: the person says that they have entered the code at Microsoft. */
export const confirmRestoreCode = operation({
  method: 'post',
  path: '/restores/:restore/code',
  summary: 'Go on with a restore once its code was entered at Microsoft',
  audit: 'restore_decided',
  params: restoreParams,
  response: restoreDetail,
  status: 202,
})
