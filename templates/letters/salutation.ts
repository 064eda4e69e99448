/** How a letter speaks to its addressee and takes leave. */
export type Salutation = { readonly opening: string; readonly closing: string }

const GENERAL: Salutation = { opening: 'เรียน', closing: 'ขอแสดงความนับถือ' }
const HIGH: Salutation = { opening: 'กราบเรียน', closing: 'ขอแสดงความนับถืออย่างยิ่ง' }
const MONK: Salutation = { opening: 'นมัสการ', closing: 'ขอนมัสการด้วยความเคารพ' }

// Saraban reg., annex 2: these offices and no others are written to with กราบเรียน; a deputy is not.
const HIGH_OFFICES = [
  'ประธานองคมนตรี',
  'นายกรัฐมนตรี',
  'ประธานรัฐสภา',
  'ประธานสภาผู้แทนราษฎร',
  'ประธานวุฒิสภา',
  'ประธานศาลฎีกา',
  'ประธานศาลรัฐธรรมนูญ',
  'ประธานศาลปกครองสูงสุด',
  'ประธานกรรมการการเลือกตั้ง',
  'ประธานผู้ตรวจการแผ่นดิน',
  'ประธานกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ',
  'ประธานกรรมการตรวจเงินแผ่นดิน',
  'ประธานกรรมการสิทธิมนุษยชนแห่งชาติ',
  'รัฐบุรุษ',
]
const MONKS =
  /^(พระครู|พระมหา|พระปลัด|พระสมุห์|พระใบฎีกา|พระอธิการ|พระธรรม|พระเทพ|พระราช(?!บัญญัติ|วัง)|เจ้าอาวาส|เจ้าคณะ)/
const ROYAL = /^(สมเด็จพระ|พระเจ้า|พระบาท|ทูล|หม่อมเจ้า|พระองค์เจ้า|พระวรวงศ์|พระราชินี|พระบรม)/

/**
 * The salutation and closing for an addressee, read from position or name. Undefined for royal persons and the Supreme
 * Patriarch: their forms are written by hand, never made up.
 */
export function salutationFor(addressee: string): Salutation | undefined {
  const name = addressee.trim()
  if (ROYAL.test(name)) return undefined
  if (MONKS.test(name)) return MONK
  return HIGH_OFFICES.some(
    (office) => name === office || name.startsWith(`${office} `) || name.startsWith(`ฯพณฯ ${office}`),
  )
    ? HIGH
    : GENERAL
}
