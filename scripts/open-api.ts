// Writes docs/openapi.json from the contracts; part of `npm run build` and `npm run db`.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contracts } from '#app/server/contracts.ts'
import { openApi } from '#kernel/server/open-api.ts'

/** The text of docs/openapi.json. */
export function openApiText(): string {
  return `${JSON.stringify(openApi(contracts), null, 1)}\n`
}

export async function writeOpenApi(root: string): Promise<void> {
  await writeFile(join(root, 'docs/openapi.json'), openApiText())
}

if (import.meta.main) await writeOpenApi(fileURLToPath(new URL('..', import.meta.url)))
