import type { Router } from 'express'
import { z } from 'zod'
import * as accessHistory from '../../../contract/access-history.ts'
import * as acting from '../../../contract/acting.ts'
import * as authorities from '../../../contract/authorities.ts'
import * as compare from '../../../contract/compare.ts'
import * as downloads from '../../../contract/downloads.ts'
import * as mail from '../../../contract/mail.ts'
import * as onedrive from '../../../contract/onedrive.ts'
import type { Operation } from '../../../contract/operation.ts'
import * as portal from '../../../contract/portal.ts'
import { problem } from '../../../contract/problem.ts'
import * as restoreCodes from '../../../contract/restore-codes.ts'
import * as restoreDecisions from '../../../contract/restore-decisions.ts'
import * as restoreExports from '../../../contract/restore-exports.ts'
import * as restoreList from '../../../contract/restore-list.ts'
import * as restorePoints from '../../../contract/restore-points.ts'
import * as restorePreview from '../../../contract/restore-preview.ts'
import * as restoreProgress from '../../../contract/restore-progress.ts'
import * as restoreRecords from '../../../contract/restore-records.ts'
import * as restores from '../../../contract/restores.ts'
import * as scopes from '../../../contract/scopes.ts'
import * as session from '../../../contract/session.ts'
import * as shown from '../../../contract/shown.ts'
import { clientHeader } from '../../http/guard.ts'
import { sendJson } from '../../http/json.ts'
import { apiRouter } from '../../http/mount.ts'

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'summary' in value

const contract: Record<string, unknown> = {
  ...portal,
  ...authorities,
  ...session,
  ...scopes,
  ...acting,
  ...shown,
  ...restorePoints,
  ...mail,
  ...onedrive,
  ...compare,
  ...restores,
  ...restoreRecords,
  ...restoreCodes,
  ...restoreDecisions,
  ...restoreExports,
  ...restoreList,
  ...restorePreview,
  ...restoreProgress,
  ...downloads,
  ...accessHistory,
}

/** Every operation of the contract, by the name it has there. */
export const operations = new Map(
  Object.entries(contract).flatMap(([name, value]): [string, Operation][] =>
    isOperation(value) ? [[name, value]] : [],
  ),
)

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const parametersOf = (schema: z.ZodObject | undefined, where: 'path' | 'query') => {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input')
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }))
}

/** The OpenAPI 3.1 document of the portal's API, made from the contract. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [operationId, operation] of operations) {
    const path = `/api${operation.path.replace(/:(\w+)/g, '{$1}')}`
    const { response, body } = operation
    const status = operation.status ?? (response || operation.bytes ? 200 : 204)
    paths[path] = {
      ...paths[path],
      [operation.method]: {
        operationId,
        summary: operation.summary,
        security: operation.open ? [] : [{ session: [] }],
        parameters: [
          { name: clientHeader, in: 'header', required: true, schema: { const: '1' } },
          ...(operationId === 'startRestore' || operationId === 'repeatRestore'
            ? [{ name: 'idempotency-key', in: 'header', required: true, schema: { type: 'string' } }]
            : []),
          ...parametersOf(operation.params, 'path'),
          ...parametersOf(operation.query, 'query'),
        ],
        ...(body
          ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }
          : {}),
        responses: {
          [status]: {
            description: 'Success',
            ...(response ? { content: { 'application/json': { schema: schemaOf(response, 'output') } } } : {}),
          },
          default: {
            description: 'Problem (RFC 9457)',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Restore Portal', version: '1' },
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-restore-portal' } },
    },
  }
}

export function openApiRoute(): Router {
  const router = apiRouter()
  const document = openApiDocument()
  router.get('/openapi.json', (req, res) => sendJson(req, res, 200, document))
  return router
}
