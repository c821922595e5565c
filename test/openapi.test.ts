import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { openApiText } from '../scripts/open-api.ts'

it('describes every door in docs/openapi.json as the contracts say now (else: npm run build)', async () => {
  const written = await readFile(new URL('../docs/openapi.json', import.meta.url), 'utf8')
  expect(JSON.parse(written)).toEqual(JSON.parse(openApiText()))
  expect(Object.keys((JSON.parse(written) as { paths: object }).paths).length).toBeGreaterThan(40)
})
