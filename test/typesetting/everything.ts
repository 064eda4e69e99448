import type { Block, Document, Paragraph } from '../../typesetting/model.js'

const prose = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({
  kind: 'paragraph',
  align: 'justify',
  firstIndentCm: 2.5,
  spaceBeforePt: 6,
  runs: [{ text }],
  ...more,
})

const EMBLEM =
  '<svg viewBox="0 0 100 100"><circle cx="50" cy="50" r="45" fill="none" stroke="#333" stroke-width="4"/>' +
  '<g transform="rotate(45 50 50)"><path d="M20 70 L50 15 L80 70 Z" fill="gold"/></g></svg>'

const head: Block[] = [
  { kind: 'picture', picture: { asset: 'emblem', heightCm: 3, alt: 'ตราตัวอย่าง' }, align: 'center' },
  {
    kind: 'columns',
    columns: [
      { widthCm: 8, blocks: [{ kind: 'paragraph', runs: [{ text: 'ที่ ทส ๐๔๐๐๙/ว ๑๒๓' }] }] },
      { widthCm: 8, blocks: [{ kind: 'paragraph', runs: [{ text: 'สำนักงานตัวอย่าง ถนนสมมุติ กทม. ๑๐๓๐๐' }] }] },
    ],
  },
  { kind: 'line', parts: [{ atCm: 8, runs: [{ text: '๒๑ พฤศจิกายน ๒๕๖๖' }] }], spaceBeforePt: 6 },
  {
    kind: 'paragraph',
    label: { runs: [{ text: 'เรื่อง', bold: true }] },
    runs: [{ text: 'การเป็นเจ้าภาพร่วมขับเคลื่อนพื้นที่นวัตกรรมการศึกษา และการจัดส่งรายชื่อผู้รับผิดชอบ ครั้งที่ ๒' }],
    role: 'H1',
  },
  { kind: 'paragraph', label: { runs: [{ text: 'เรียน' }] }, runs: [{ slot: 'addressee' }] },
]

const table: Block = {
  kind: 'table',
  summary: 'ค่าใช้จ่ายของโครงการ',
  columns: [{ widthCm: 1.5, align: 'center' }, { share: 2 }, { widthCm: 3, align: 'right' }],
  head: [{ cells: ['ที่', 'รายการ', 'จำนวนเงิน (บาท)'].map((text) => ({ runs: [{ text }] })) }],
  rows: [
    ...Array.from({ length: 40 }, (_, i) => ({
      cells: [`${i + 1}`, 'ค่าใช้จ่ายในการประชุมเชิงปฏิบัติการ', (i * 12_345.5).toFixed(2)].map((text) => ({
        runs: [{ text }],
      })),
    })),
    {
      cells: [
        { runs: [{ text: 'รวม', bold: true }], columnSpan: 2, align: 'right' },
        { runs: [{ text: '1.00' }] },
      ],
    },
  ],
}

const foot: Block[] = [
  { kind: 'paragraph', role: 'LI', leftCm: 1, label: { runs: [{ text: '๑.' }] }, runs: [{ text: 'ข้อแรก' }] },
  { kind: 'paragraph', role: 'LI', leftCm: 1, label: { runs: [{ text: '๒.' }] }, runs: [{ text: 'ข้อสอง' }] },
  { kind: 'rule', dots: true, spaceBeforePt: 6 },
  {
    kind: 'signature',
    axisCm: 8,
    spaceBeforePt: 12,
    lines: [
      [{ text: 'ขอแสดงความนับถือ' }],
      [{ text: '(นายสมมุติ ตัวอย่าง)', noBreak: true }],
      [{ text: 'ผู้อำนวยการสำนักงานตัวอย่าง' }],
      [{ text: 'ปฏิบัติราชการแทน', italic: true }],
    ],
    handBefore: 1,
    handSpacePt: 48,
  },
  { kind: 'qr', content: { slot: 'check', maxBytes: 60 }, sizeCm: 2, alt: 'คิวอาร์โค้ดสำหรับตรวจสอบ' },
  {
    kind: 'box',
    on: 'first',
    xCm: 14,
    yCm: 1.2,
    widthCm: 5,
    border: { colour: 'blue', widthPt: 0.8 },
    blocks: [
      {
        kind: 'paragraph',
        style: { colour: 'blue', sizePt: 12 },
        runs: [{ text: 'เลขรับ ๑๒๓ เวลา ๑๐.๓๐ น.' }],
      },
    ],
  },
]

/** Invented prose long enough for three pages; no person or office of it exists. */
export const PROSE: readonly string[] = [
  'ตามที่สำนักงานได้ประกาศแนวทางการขับเคลื่อนพื้นที่นวัตกรรมการศึกษา ตามพระราชบัญญัติพื้นที่นวัตกรรมการศึกษา พ.ศ. ๒๕๖๒ เพื่อคิดค้นและพัฒนานวัตกรรมการเรียนรู้ ลดความเหลื่อมล้ำ กระจายอำนาจและให้อิสระแก่หน่วยงานทางการศึกษาและสถานศึกษานำร่อง รวมทั้งสร้างกลไกการมีส่วนร่วมของภาครัฐ องค์กรปกครองส่วนท้องถิ่น ภาคเอกชน และภาคประชาสังคม นั้น',
  'คณะกรรมการได้พิจารณาแล้วเห็นว่า เพื่อให้การดำเนินงานเป็นไปอย่างต่อเนื่องและมีประสิทธิภาพ จึงมีมติในการประชุมครั้งที่ ๓/๒๕๖๘ เมื่อวันที่ ๑๒ ธันวาคม ๒๕๖๘ ให้ทุกสำนักงานเขตพื้นที่การศึกษาแต่งตั้งผู้รับผิดชอบจำนวน ๑ – ๓ คน เป็นคณะทำงานหลัก และจัดส่งรายชื่อทาง https://example.go.th/forms/hqaJ6Zt3VkwwCUmD8?year=2569 ภายในวันที่ ๑๕ มกราคม ๒๕๖๙ เวลา ๑๖.๓๐ น. หากพ้นกำหนดจะถือว่าไม่ประสงค์เข้าร่วม',
  'ทั้งนี้ ให้ผู้อำนวยการสถานศึกษา ครู บุคลากร และผู้เกี่ยวข้องอื่น ๆ ดำเนินการตามหลักเกณฑ์และวิธีการที่กำหนดในข้อ ๑๔ และข้อ ๑๕ ของประกาศฉบับดังกล่าว โดยเบิกค่าใช้จ่ายจากงบประมาณประจำปี วงเงิน ๓๑,๘๕๖,๐๔๗ บาท (สามสิบเอ็ดล้านแปดแสนห้าหมื่นหกพันสี่สิบเจ็ดบาทถ้วน) ติดต่อสอบถามได้ที่กลุ่มงานสารบรรณ โทร. ๐ ๒๐๐๐ ๐๐๐๐ ต่อ ๑๒๓ หรือไปรษณีย์อิเล็กทรอนิกส์ saraban@example.go.th ในวันและเวลาราชการ ฯลฯ',
]

/** One document with every kind of block, two slots, data and a field to sign. */
export const everything: Document = {
  title: 'เอกสารที่มีทุกอย่าง',
  lang: 'th',
  id: 'everything-1',
  createdAt: '2026-11-20T03:04:05Z',
  author: 'สำนักงานตัวอย่าง',
  subject: 'ทดสอบ',
  keywords: ['ทดสอบ', 'หนังสือ'],
  running: {
    pageNumber: {},
    catchwords: true,
    secrecy: { word: 'ลับ' },
    watermark: 'ตัวอย่าง',
    footer: { text: 'หน้า {page} จาก {pages}' },
  },
  assets: { emblem: { kind: 'svg', svg: EMBLEM } },
  data: { name: 'letter.json', description: 'ข้อมูลของหนังสือ', value: { subject: 'ทดสอบ', answers: [1, 2] } },
  signatureField: { name: 'ผู้ลงนาม' },
  blocks: [
    ...head,
    ...PROSE.map((text) => prose(text)),
    prose('ดูเพิ่มเติมที่', {
      runs: [
        { text: 'ดูเพิ่มเติมที่ ' },
        { text: 'example.go.th', link: 'https://example.go.th/', colour: 'blue', underline: true },
      ],
    }),
    table,
    ...foot,
  ],
}

export const everyValue = {
  addressee: 'ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ๓',
  check: 'https://example.go.th/v/7f3a9',
}
