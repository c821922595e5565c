/** A page without script on which a person reads what `/api/openapi.json` tells machines. */
export function apiPage(description: object): string {
  const { paths } = description as {
    paths: Record<string, Record<string, { operationId: string; tags: string[]; [key: string]: unknown }>>
  }
  const doors = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  const slices = [...new Set(doors.flatMap((door) => door.operation.tags))]
  const sections = slices.map((slice) => {
    const rows = doors
      .filter((door) => door.operation.tags.includes(slice))
      .map(({ path, method, operation }) => {
        const { operationId, tags: _, ...rest } = operation
        return `<details><summary><code>${method} ${escape(path)}</code> ${escape(operationId)}</summary><pre tabindex="0">${escape(JSON.stringify(rest, null, 2))}</pre></details>`
      })
    return `<section><h2>${escape(slice)}</h2>${rows.join('\n')}</section>`
  })
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Giao diện lập trình · Măng Non</title>
<style>
body { font: 16px/24px "Source Sans 3", "Segoe UI", sans-serif; color: #17221c; background: #fff; max-width: 960px; margin: 0 auto; padding: 24px 16px; }
summary { padding: 6px 0; cursor: pointer; overflow-wrap: anywhere; }
pre { overflow: auto; background: #eef2ed; padding: 12px; font-size: 14px; line-height: 20px; }
:focus-visible { outline: 3px solid #17221c; outline-offset: 2px; }
</style>
<main>
<h1>Giao diện lập trình</h1>
<p>Cùng nội dung cho máy đọc: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1). Mỗi lệnh POST, PUT mang <code>command-id</code> (UUIDv7): gửi lại cùng mã thì chỉ làm một lần.</p>
<p lang="en">The same for machines: OpenAPI 3.1. Every POST and PUT that is a command carries a command-id and is done once.</p>
${sections.join('\n')}
</main>
</html>`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
}
