import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = `http://127.0.0.1:${process.env['PORT'] ?? 7040}`

export default defineConfig(({ command }) => {
  // A build started from a test run would otherwise take React's development half, twice as heavy.
  if (command === 'build') process.env['NODE_ENV'] = 'production'
  return {
    plugins: [react()],
    build: {
      outDir: 'dist/web',
      emptyOutDir: true,
      target: 'es2022',
      // The content policy allows no inlined data, so small files stay files.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      manifest: true,
    },
    server: { proxy: { '/api': server } },
  }
})
