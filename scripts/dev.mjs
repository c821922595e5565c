// `npm run dev`: the server restarts when its sources change; the pages come from Vite and change while one looks.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensure } from './ensure.mjs'
import { main, root, say } from './tell.mjs'

await main(async () => {
  const node = await ensure()
  const start = (...args) => spawn(node, args, { cwd: root, stdio: 'inherit' })
  const children = [
    start('--watch-path=src', '--watch-preserve-output', 'src/app/server.ts'),
    start(join(root, 'node_modules', 'vite', 'bin', 'vite.js')),
  ]
  say('Trang thay đổi theo mã: http://127.0.0.1:5173', 'Pages that follow the sources: http://127.0.0.1:5173')
  const stop = () => children.forEach((child) => child.kill('SIGTERM'))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
  for (const child of children) child.once('exit', stop)
})
