import { fileURLToPath } from 'node:url'
import { runCli } from './server/cli/run-cli.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

process.exitCode = await runCli(process.argv.slice(2), process.env, root)
