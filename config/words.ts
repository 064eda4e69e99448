/** Why a setting will not do, for the person who set it. */
export const words = {
  port: { th: 'ต้องเป็นหมายเลขพอร์ต 1–65535', en: 'must be a port number from 1 to 65535' },
  address: {
    th: 'ต้องเป็นรูป host:port เช่น 127.0.0.1:7233',
    en: 'must look like host:port, e.g. 127.0.0.1:7233',
  },
  postgres: {
    th: 'ต้องเป็น postgres://ผู้ใช้:รหัสผ่าน@host:port/ฐานข้อมูล',
    en: 'must be postgres://user:password@host:port/database',
  },
  smtp: {
    th: 'ต้องเป็น smtp:// หรือ smtps:// ตามด้วย host:port',
    en: 'must be smtp:// or smtps:// followed by host:port',
  },
  url: { th: 'ต้องขึ้นต้นด้วย http:// หรือ https://', en: 'must begin with http:// or https://' },
  mail: {
    th: 'ต้องเป็นที่อยู่อีเมล เช่น "สพฐ. <no-reply@example.go.th>"',
    en: 'must be a mail address, e.g. "OBEC <no-reply@example.go.th>"',
  },
  flag: { th: 'ต้องเป็น true หรือ false', en: 'must be true or false' },
  secret: { th: 'ต้องยาวอย่างน้อย 32 ตัวอักษร', en: 'must be at least 32 characters long' },
  mode: { th: 'ต้องเป็น embedded หรือ production', en: 'must be embedded or production' },
  level: { th: 'ต้องเป็น debug, info, warn หรือ error', en: 'must be debug, info, warn or error' },
  name: { th: 'ใช้ได้เฉพาะตัวอักษรละติน ตัวเลข . _ -', en: 'may hold only Latin letters, digits, . _ -' },
  oidc: {
    th: 'อ่านแฟ้มผู้ให้บริการ OIDC ไม่ได้ หรือข้อมูลในแฟ้มไม่ครบ',
    en: 'the file of OIDC providers cannot be read, or something in it is missing',
  },
  demo: { th: 'ใช้ได้เฉพาะในการสาธิต ไม่ใช้กับงานจริง', en: 'is for demos alone, never for production' },
  folder: { th: 'ไม่มีโฟลเดอร์นี้', en: 'there is no such folder' },
  count: { th: 'ต้องเป็นจำนวนเต็มตั้งแต่ 1', en: 'must be a whole number from 1' },
  clamd: {
    th: 'ต้องเป็น host:port หรือที่อยู่เต็มของซ็อกเก็ต',
    en: 'must be host:port, or the full path of a socket',
  },
  hosts: { th: 'ต้องเป็น host:port คั่นด้วยจุลภาค', en: 'must be host:port, separated by commas' },
  rate: { th: 'ต้องเป็นจำนวนคำขอต่อนาที 1–9999999', en: 'must be a number of requests a minute, 1 to 9999999' },
  proxies: {
    th: 'ต้องเป็นที่อยู่ IP หรือช่วงที่อยู่ คั่นด้วยจุลภาค',
    en: 'must be IP addresses or ranges with commas between',
  },
  missing: {
    th: 'ต้องกำหนดค่านี้เมื่อใช้งานจริง (WIAN_MODE=production)',
    en: 'must be set in production (WIAN_MODE=production)',
  },
} as const
