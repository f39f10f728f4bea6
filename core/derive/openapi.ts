/** One path of the API page for each code, from its fields and its examples. */
import type { Raw } from '../fields/field.ts'
import { practiceFields } from '../practice.ts'
import type { Transaction } from '../transactions/define.ts'

export interface OpenApiOperation {
  readonly path: string
  readonly operation: {
    readonly tags: readonly string[]
    readonly summary: string
    readonly description: string
    readonly requestBody: object
    readonly responses: object
  }
}

export function openApiOperation(transaction: Transaction): OpenApiOperation {
  const { code, name, purpose } = transaction
  return {
    path: `/api/transactions/${code}`,
    operation: {
      tags: [code.slice(0, 2)],
      summary: `${code} ${name.zh} · ${name.en}`,
      description: `${purpose.zh}\n\n${purpose.en}`,
      requestBody: { required: true, content: { 'application/json': body(transaction) } },
      responses: {
        200: { description: 'posted' },
        202: { description: 'waits for a signature' },
        400: { description: 'fields that cannot be read' },
        403: { description: 'not allowed' },
        409: { description: 'conflict: the request id, or something that has changed since' },
        422: { description: 'refused' },
      },
    },
  }
}

function body({ fields, examples }: Transaction): object {
  const names = Object.keys(fields)
  const properties = Object.fromEntries(
    names.map(name => {
      const { schema, label } = fields[name] ?? { schema: { type: 'string' }, label: { zh: name, en: name } }
      return [name, { ...schema, title: `${label.zh} · ${label.en}` }]
    }),
  )
  const required = names.filter(name => !fields[name]?.optional)
  const fieldsSchema = { type: 'object', additionalProperties: false, required, properties }
  const schema = {
    type: 'object',
    required: ['request', 'fields'],
    properties: { request: { type: 'string' }, ticket: { type: 'string' }, fields: fieldsSchema },
  }
  const shown = examples.map(({ title, fields: filled }, index) => [
    `example${index + 1}`,
    {
      summary: `${title.zh} · ${title.en}`,
      value: { request: '0101/2026-03-02/T1/1', fields: example(filled) },
    },
  ])
  return { schema, examples: Object.fromEntries(shown) }
}

const example = (fields: Raw): Raw => practiceFields(fields)
