import { fileURLToPath } from 'node:url'
import { startProgram } from './server/program.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

process.exitCode = await startProgram(process.argv.slice(2), process.env, root)
