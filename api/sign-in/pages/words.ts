import type { Capacity, Role } from '../../../domain/case.js'
import type { Both } from '../../../templates/mails/facts.js'

/** Every sentence of the pages of signing in. */
export const WORDS = {
  signIn: { th: 'ลงชื่อเข้าใช้', en: 'Sign in' },
  email: { th: 'อีเมล', en: 'Mail address' },
  password: { th: 'รหัสผ่าน', en: 'Password' },
  newPassword: { th: 'รหัสผ่านใหม่', en: 'New password' },
  passwordRule: {
    th: 'อย่างน้อย 12 ตัวอักษร ประโยคที่จำได้ดีกว่าคำยาก ๆ',
    en: 'At least 12 characters. A sentence you remember is better than a hard word.',
  },
  forgotten: { th: 'ลืมรหัสผ่าน', en: 'Forgotten the password?' },
  or: { th: 'หรือ', en: 'or' },
  byPasskey: { th: 'ใช้พาสคีย์', en: 'Use a passkey' },
  byProvider: { th: 'เข้าด้วย', en: 'Continue with' },
  code: { th: 'รหัส 6 หลักจากแอป', en: 'Six-digit code of your app' },
  codeTitle: { th: 'ยืนยันอีกชั้น', en: 'One more step' },
  codeHelp: {
    th: 'เปิดแอปยืนยันตัวตนแล้วพิมพ์รหัสที่แสดง หากไม่มีเครื่อง ใช้รหัสสำรองได้',
    en: 'Type the code that your authenticator app shows. Without the device, a backup code works too.',
  },
  continue: { th: 'ดำเนินการต่อ', en: 'Continue' },
  recover: { th: 'ตั้งรหัสผ่านใหม่', en: 'A new password' },
  recoverHelp: {
    th: 'พิมพ์อีเมลของท่าน ระบบจะส่งลิงก์ที่ใช้ได้ครั้งเดียวภายใน 30 นาที',
    en: 'Type your mail address. A link comes by mail; it works once, for 30 minutes.',
  },
  sendLink: { th: 'ส่งลิงก์', en: 'Send the link' },
  linkSent: {
    th: 'หากอีเมลนี้มีบัญชีอยู่ ลิงก์กำลังส่งไปในไม่กี่นาที',
    en: 'If this address has an account, a link will arrive in a few minutes.',
  },
  setPassword: { th: 'ตั้งรหัสผ่าน', en: 'Set the password' },
  passwordSet: {
    th: 'ตั้งรหัสผ่านแล้ว ลงชื่อเข้าใช้ได้เลย',
    en: 'The password is set. You can sign in now.',
  },
  setUp: { th: 'สร้างผู้ดูแลระบบคนแรก', en: 'Make the first administrator' },
  setUpHelp: {
    th: 'ผู้ดูแลระบบเพิ่มบุคคลและหน้าที่ได้ ลิงก์นี้ใช้ได้ครั้งเดียว',
    en: 'The administrator brings in people and assignments. This link works once.',
  },
  nameTh: { th: 'ชื่อ–นามสกุล (ภาษาไทย)', en: 'Name in Thai' },
  nameEn: { th: 'ชื่อ–นามสกุล (ภาษาอังกฤษ ถ้ามี)', en: 'Name in English, if you like' },
  make: { th: 'สร้างบัญชีผู้ดูแลระบบ', en: 'Make the account' },
  toHome: { th: 'กลับหน้าแรก', en: 'Back to the first page' },
  account: { th: 'บัญชีของท่าน', en: 'Your account' },
  assignment: { th: 'ทำในหน้าที่', en: 'Acting as' },
  noAssignment: {
    th: 'วันนี้ท่านยังไม่มีหน้าที่ในระบบ โปรดติดต่อผู้ดูแลระบบ',
    en: 'You hold no assignment today: ask the administrator.',
  },
  choose: { th: 'เลือกหน้าที่นี้', en: 'Choose' },
  factors: { th: 'ยืนยันอีกชั้น', en: 'Second factor' },
  factorOff: {
    th: 'เพิ่มรหัสครั้งเดียวจากแอปในโทรศัพท์ หรือพาสคีย์ เพื่อให้บัญชีปลอดภัยขึ้น',
    en: 'Add one-time codes of an app on your phone, or a passkey, to guard the account better.',
  },
  factorOn: { th: 'รหัสครั้งเดียวจากแอป: เปิดใช้แล้ว', en: 'One-time codes of an app: in use' },
  addFactor: { th: 'เพิ่มแอปยืนยันตัวตน', en: 'Add an authenticator app' },
  scan: {
    th: 'สแกนด้วยแอปยืนยันตัวตน แล้วพิมพ์รหัสที่แอปแสดง',
    en: 'Scan this with your authenticator app, then type the code that it shows.',
  },
  backup: {
    th: 'จดรหัสสำรองเหล่านี้เก็บไว้ในที่ปลอดภัย แต่ละรหัสใช้ได้ครั้งเดียว และแสดงครั้งนี้ครั้งเดียว',
    en: 'Write these backup codes down and keep them safe. Each works once, and they are shown this once.',
  },
  backupCodes: { th: 'รหัสสำรอง', en: 'Backup codes' },
  removeFactor: { th: 'เลิกใช้แอปยืนยันตัวตน', en: 'Stop using the app' },
  factorRemoved: {
    th: 'เลิกใช้แอปยืนยันตัวตนแล้ว รหัสผ่านอย่างเดียวก็ลงชื่อเข้าใช้ได้',
    en: 'The app is no longer used: the password alone is enough.',
  },
  passkeys: { th: 'พาสคีย์ของท่าน', en: 'Your passkeys' },
  removePasskey: { th: 'ลบ', en: 'Remove' },
  passkeyRemoved: { th: 'ลบพาสคีย์แล้ว', en: 'The passkey is removed.' },
  changePassword: { th: 'เปลี่ยนรหัสผ่าน', en: 'Change the password' },
  oldPassword: { th: 'รหัสผ่านเดิม', en: 'The old password' },
  passwordChanged: {
    th: 'เปลี่ยนรหัสผ่านแล้ว เครื่องอื่นทุกเครื่องออกจากระบบแล้ว',
    en: 'The password is changed; all other devices are signed out.',
  },
  addPasskey: { th: 'เพิ่มพาสคีย์ของเครื่องนี้', en: 'Add a passkey of this device' },
  passkeyFailed: { th: 'ใช้พาสคีย์ไม่สำเร็จ', en: 'The passkey did not work.' },
  sessions: { th: 'ลงชื่อเข้าใช้อยู่ที่', en: 'Where you are signed in' },
  thisOne: { th: 'เครื่องนี้', en: 'this one' },
  signOut: { th: 'ออกจากระบบ', en: 'Sign out' },
  signOutEverywhere: { th: 'ออกจากระบบทุกที่', en: 'Sign out everywhere' },
  providerAway: {
    th: 'ผู้ให้บริการนี้ยังไม่ตอบ โปรดลองอีกครั้งภายหลัง หรือเข้าด้วยวิธีอื่น',
    en: 'That provider does not answer now. Try again later, or sign in another way.',
  },
  unknownToUs: {
    th: 'ไม่พบบัญชีของท่านในระบบนี้ โปรดให้ผู้ดูแลระบบเพิ่มอีเมลที่ใช้กับผู้ให้บริการนั้น',
    en: 'That provider’s account is not known here. Ask the administrator to enter the mail address that it uses.',
  },
} as const satisfies Record<string, Both>

/** What a person is in an office. */
export const ROLE_WORDS: Readonly<Record<Role, Both>> = {
  officer: { th: 'เจ้าหน้าที่', en: 'Officer' },
  checker: { th: 'ผู้ตรวจ', en: 'Checker' },
  signer: { th: 'ผู้ลงนาม', en: 'Signer' },
  registrar: { th: 'เจ้าหน้าที่สารบรรณ', en: 'Registrar' },
  districtOfficer: { th: 'เจ้าหน้าที่เขตพื้นที่', en: 'District officer' },
  director: { th: 'ผู้อำนวยการ', en: 'Director' },
  secretary: { th: 'เลขานุการคณะกรรมการ', en: 'Secretary of a committee' },
  member: { th: 'กรรมการ', en: 'Member of a committee' },
  chair: { th: 'ประธานกรรมการ', en: 'Chair of a committee' },
  auditor: { th: 'ผู้ตรวจสอบ', en: 'Auditor' },
  administrator: { th: 'ผู้ดูแลระบบ', en: 'Administrator' },
  system: { th: 'ระบบ', en: 'System' },
}

/** In which capacity a position is filled. */
export const CAPACITY_WORDS: Readonly<Record<Capacity, Both>> = {
  holder: { th: 'เจ้าของตำแหน่ง', en: 'holder' },
  onBehalf: { th: 'ปฏิบัติราชการแทน', en: 'on behalf' },
  acting: { th: 'รักษาราชการแทน', en: 'acting' },
}
