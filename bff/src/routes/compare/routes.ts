import type { Router } from 'express'
import { compare } from '../../../contract/compare.ts'
import { answerComparison } from '../../explore/compare/answer-comparison.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import { wishOf } from '../../http/wish.ts'
import type { Services } from '../../services.ts'

export function compareRoutes(services: Services): Router {
  const router = apiRouter()
  mount(router, compare, (context) => answerComparison(services, context, wishOf(context.req)))
  return router
}
