/** Words with which a task opens: what follows is something to do. Lower case, longest forms not needed. */
export const openingVerbs = `
ban hành|bảo đảm|đảm bảo|bảo vệ|biên soạn|biểu dương|bình chọn|bố trí|bổ sung|bồi dưỡng|cải cách|cải thiện|can thiệp|cân đối
cập nhật|cấp|cấp phát|chăm lo|chăm sóc|chấn chỉnh|chỉ đạo|chia sẻ|chịu trách nhiệm|chủ động|chủ trì|chú trọng|chuẩn bị|chuyển
có biện pháp|có chính sách|có giải pháp|có kế hoạch|có trách nhiệm|coi|công bố|công khai|củng cố|cung cấp|cụ thể hóa|cụ thể hoá|cử
dạy|dành|duy trì|dự báo|đa dạng|đánh giá|đào tạo|đăng ký|đăng tải|đầu tư|đẩy mạnh|đẩy nhanh|đề nghị|đề xuất|điều phối|điều tra
đổi mới|đôn đốc|đối thoại|đưa|gắn|giải quyết|giám sát|giảm|giáo dục|giao|giới thiệu|giúp|giữ|gửi|hạn chế|hình thành|hoàn thành
hoàn thiện|hỗ trợ|huy động|hướng dẫn|hưởng ứng|in|in ấn|kêu gọi|kết nối|khai thác|khám|khảo sát|khắc phục|khen thưởng|khuyến khích
kiểm soát|kiểm tra|kiến nghị|kiện toàn|ký|ký kết|làm|làm tốt|lắng nghe|lắp đặt|lập|liên kết|lồng ghép|lựa chọn|lưu trữ|mở|mở rộng
mua|mua sắm|nắm|nắm bắt|nâng|nâng cao|nâng cấp|ngăn chặn|nghiên cứu|nghiêm túc|nhân rộng|nuôi dưỡng|ổn định|phát động|phát hành
phát hiện|phát huy|phát sóng|phát triển|phân bổ|phân công|phân loại|phân tích|phê duyệt|phòng chống|phòng ngừa|phổ biến|phối hợp
phụ trách|quan tâm|quán triệt|quản lý|quy định|quy hoạch|quyết định|rà soát|sàng lọc|sắp xếp|số hóa|sơ kết|sử dụng|sửa chữa|sửa đổi
tạo|tạo điều kiện|tăng|tăng cường|tập huấn|tập trung|tặng|tham gia|tham mưu|tham vấn|thành lập|thanh tra|thăm|theo dõi|thẩm định
thí điểm|thiết kế|thiết lập|thống kê|thông báo|thông tin|thu hút|thu thập|thúc đẩy|thực hiện|tích cực|tích hợp|tiếp cận|tiếp nhận
tiếp tục|tiến hành|tiêm|tìm kiếm|tổ chức|tổng hợp|tổng kết|trang bị|trao|treo|triển khai|trình|trợ giúp|truyền thông|tu sửa|tuân thủ
tuyên truyền|tuyên dương|tuyển chọn|tuyển dụng|tư vấn|ứng dụng|áp dụng|ưu tiên|vận động|vận hành|viết|xác định|xác minh|xây dựng|xem xét
xét|xóa bỏ|xử lý|yêu cầu|nêu cao|đồng hành|bàn giao|báo cáo|bảo trì|bóc gỡ|cắm|cảnh báo|cho|chống|cảnh giác|dựng|đo|đọc|đón|gặp mặt
góp ý|hợp tác|kết hợp|kết thúc|khai giảng|khai trương|khẩn trương|kịp thời|lấy ý kiến|lên án|lên kế hoạch|loại bỏ|mời|nhắc|nộp|phản ánh
phản biện|phát|phân luồng|phối kết hợp|phục hồi|quay|rút kinh nghiệm|sản xuất|sinh hoạt|tái|thay|thay thế|thi|thường xuyên|tiếp|tính toán
tôn vinh|tra soát|tranh thủ|trả lời|trồng|từng bước|tự|ủng hộ|vệ sinh|xã hội hóa|xã hội hoá|xếp|nghiên cứu|định kỳ|hằng năm|hàng năm
hằng quý|hằng tháng|căn cứ|trên cơ sở|đấu tranh|ngăn ngừa|giảm thiểu|tranh tra|vinh danh|hòa giải|là|được|cần|phải|chi trả|chi|thu|nhập
cân|đo|sơ tán|cấp cứu|dự trữ|phòng, chống|phòng, tránh|ngừa|cứu|di dời|lập hồ sơ|mở lớp|điều trị|cam kết|luân phiên|nhận|đỡ đầu|thăm hỏi|chi|truy tố|xét xử|khởi tố|kết luận|cho vay|miễn|giữ gìn|bảo tồn|làm rõ|phân cấp|nhân|hưởng ứng|thực thi|tổ|gia hạn|tiếp thu|giải trình|thẩm tra|kiểm kê|kiểm định|nghiệm thu|chấp hành|tự kiểm tra|quản trị|mời gọi|khởi công
`
  .trim()
  .split(/[|\n]/u)

/** Of these, the words that end the name of a body when it is the subject of a sentence. */
export const predicateVerbs = `
chủ trì|phối hợp|tổ chức|xây dựng|triển khai|thực hiện|tăng cường|đẩy mạnh|nâng cao|chỉ đạo|hướng dẫn|tham mưu|kiểm tra|giám sát|thanh tra
theo dõi|đôn đốc|tổng hợp|báo cáo|rà soát|lồng ghép|bố trí|cân đối|huy động|vận động|tuyên truyền|truyền thông|phổ biến|quán triệt|bảo đảm
đảm bảo|hỗ trợ|cung cấp|thành lập|kiện toàn|củng cố|phát triển|mở rộng|duy trì|tiếp tục|chú trọng|quan tâm|tập trung|ưu tiên|khuyến khích
ban hành|hoàn thiện|hoàn thành|nghiên cứu|đề xuất|trình|thẩm định|phê duyệt|ký kết|cập nhật|quản lý|vận hành|kết nối|chia sẻ|thu thập
thống kê|khảo sát|đánh giá|sơ kết|tổng kết|đào tạo|tập huấn|in|phát hành|biên soạn|đăng tải|phát sóng|cấp|mua sắm|trang bị|sửa chữa|đầu tư
lập|mở|tặng|thăm|trao|tư vấn|phòng ngừa|ngăn chặn|phát hiện|xử lý|tiếp nhận|can thiệp|giải quyết|tạo|gắn|phát huy|coi|đưa|gửi|giao
phân công|phân bổ|dành|căn cứ|thường xuyên|kịp thời|chủ động|tích cực|nghiêm túc|định kỳ|hằng năm|hàng năm|hằng quý|hằng tháng|đổi mới
cải thiện|áp dụng|ứng dụng|khai thác|sử dụng|thu hút|lựa chọn|tuyển chọn|tiến hành|tham gia|hưởng ứng|phát động|nắm|nắm bắt|yêu cầu|đề nghị
giới thiệu|giúp|xem xét|thí điểm|bổ sung|sửa đổi|tích hợp|công bố|công khai|thiết lập|chuẩn bị|làm|đăng ký|thông báo|xác định|xác minh
phân loại|kiểm soát|khắc phục|hạn chế|có trách nhiệm|có nhiệm vụ|có kế hoạch|có biện pháp|chịu|cần|phải|từng bước|được|là|sẽ|đã|và các|để
khẩn trương|thúc đẩy|bồi dưỡng|dạy|khám|tiêm|lấy|nộp|phản ánh|vệ sinh|cử|điều phối|điều tra|đấu tranh|rút kinh nghiệm|trên cơ sở|theo
trong|trước|tại|khi|nhằm|về|đối với|gặp|nếu|có khó khăn|có vướng mắc|nâng cấp|mời|cụ thể hóa|cụ thể hoá|ban bố|trực tiếp|tự|quyết định
ổn định|giảm|tăng|chi trả|thu|nhập|tiếp thu|giải trình|thẩm tra|chấp hành|bàn giao|lắp đặt|vẫn|cùng với|thống nhất|quy định|biểu dương
khen thưởng|nhân rộng|tìm|lên|đón|cho|treo|chăm lo|đồng thời|với|từ|bằng|sau|ngay|qua|kiến nghị|hợp tác|tuyển|khởi|nêu|ký|chuyển
dựng|cắm|quay|viết|phát|bóc gỡ|đồng hành|phụ trách|đăng|thẩm định|nghiệm thu|trợ giúp|chăm sóc|bảo vệ|nuôi dưỡng|thông tin|giáo dục|tập luyện|luyện tập|ký kết|cam kết|luân phiên|thay phiên|thống nhất|vận dụng|cân|đo|chuyển|nhận|hòa giải|rà|số hóa|số hoá|gia hạn
`
  .trim()
  .split(/[|\n]/u)

/** Words of two syllables that begin like such a verb and are none: "Phòng Cảnh sát giao thông", "Ban Chỉ đạo cấp xã". */
export const noPredicates = [
  'giao thông',
  'giao dịch',
  'từ thiện',
  'phát thanh',
  'chuyển đổi số',
  'cấp tỉnh',
  'cấp huyện',
  'cấp xã',
  'cấp phường',
  'cấp cơ sở',
  'cấp ủy',
]

/** Openings that ask a body to act, left out before its name. */
export const askingWords = [
  'đề nghị',
  'giao',
  'yêu cầu',
  'phân công',
  'mời',
  'kính đề nghị',
  'giao cho',
  'ủy quyền',
  'kính mời',
  'trân trọng đề nghị',
]

/** Adjuncts that may stand before the subject of a sentence. */
export const adjunctWords = [
  'căn cứ',
  'trên cơ sở',
  'theo',
  'định kỳ',
  'hằng',
  'hàng',
  'mỗi',
  'trước',
  'chậm nhất',
  'từ',
  'trong',
  'sau',
  'khi',
  'ngay',
  'nếu',
  'năm',
  'quý',
  'tháng',
  'đến',
  'để',
  'nhằm',
]
