/** A start that failed, in words a person can act on; what nobody foresaw keeps its own message. */
export function plainProblem(error: unknown): string {
  const { code, port, path, message } = error as {
    code?: string
    port?: number
    path?: string
    message?: string
  }
  if (code === 'EADDRINUSE')
    return `Cổng ${port} đang có chương trình khác dùng. Dữ liệu còn nguyên. Nếu Măng Non đã chạy sẵn thì mở http://127.0.0.1:${port}; không thì đặt PORT sang số khác rồi chạy lại.`
  if (code === 'ENOENT' && path !== undefined) return `Không có tệp ${path}. Kiểm tra lại tên và thư mục.`
  if (code === 'EISDIR') return 'Đây là một thư mục. Ghi tên tệp.'
  if (code === 'EACCES' && path !== undefined) return `Không được phép đọc ${path}.`
  if (code === 'EACCES') return `Không được phép mở cổng ${port}. Đặt PORT từ 1024 trở lên rồi chạy lại.`
  if (code === 'ECONNREFUSED')
    return 'Không nối được tới cơ sở dữ liệu ghi ở DATABASE_URL. Kiểm tra máy chủ PostgreSQL đang chạy và địa chỉ đúng, rồi chạy lại.'
  if (code === '28P01' || code === '28000')
    return 'Cơ sở dữ liệu từ chối tên hoặc mật khẩu ghi ở DATABASE_URL. Sửa lại rồi chạy.'
  if (code === '3D000')
    return 'Chưa có cơ sở dữ liệu ghi ở DATABASE_URL. Chạy "npm run -s mang-non -- db setup --sql" để biết cách tạo.'
  return message ?? String(error)
}
