/** What the API itself refuses, beside the rules of the domain: its HTTP status, and a sentence in both languages. */
export const PROBLEMS = {
  BODY_UNREADABLE: {
    status: 400,
    th: 'อ่านข้อมูลที่ส่งมาไม่ได้',
    en: 'The body of the request cannot be read.',
  },
  REQUEST_UNREADABLE: { status: 400, th: 'อ่านคำขอไม่ได้', en: 'The request cannot be read.' },
  REQUEST_TOO_SLOW: { status: 408, th: 'ส่งคำขอช้าเกินไป', en: 'The request came in too slowly.' },
  HEADERS_TOO_LARGE: {
    status: 431,
    th: 'ส่วนหัวของคำขอใหญ่เกินไป',
    en: 'The headers of the request are too large.',
  },
  METHOD_UNKNOWN: {
    status: 405,
    th: 'ที่อยู่นี้ไม่รับคำสั่งแบบนี้ ดูส่วนหัว Allow',
    en: 'This address does not take this method: see the header Allow.',
  },
  LOGOUT_TOKEN_INVALID: {
    status: 400,
    th: 'logout_token ไม่ถูกต้อง หมดอายุ หรือใช้ไปแล้ว',
    en: 'The logout_token is not valid, too old, or was used.',
  },
  KEY_MISSING: {
    status: 400,
    th: 'ต้องมีส่วนหัว Idempotency-Key (8–128 ตัวอักษร a–z A–Z 0–9 . _ : -)',
    en: 'The header Idempotency-Key is needed (8 to 128 of a–z A–Z 0–9 . _ : -).',
  },
  CHECK_IN_CODE_REFUSED: {
    status: 422,
    th: 'รหัสลงชื่อเข้าประชุมไม่ถูกต้อง ดูรหัสที่แสดงในห้องประชุม',
    en: 'This is not the code that is shown in the room.',
  },
  TOKEN_MISSING: { status: 401, th: 'ต้องลงชื่อเข้าใช้ก่อน', en: 'Sign in first.' },
  TOKEN_INVALID: {
    status: 401,
    th: 'การลงชื่อเข้าใช้ไม่ถูกต้องหรือหมดอายุ',
    en: 'The sign-in is not valid or has ended.',
  },
  FRESH_SIGN_IN_NEEDED: {
    status: 401,
    th: 'รายการนี้ต้องยืนยันตัวตนอีกครั้งก่อน (รหัสผ่าน รหัสครั้งเดียว หรือพาสคีย์)',
    en: 'Confirm who you are once more for this: password, one-time code or passkey.',
  },
  SCOPE_MISSING: {
    status: 403,
    th: 'โทเค็นนี้ไม่ได้รับสิทธิ์ให้ทำรายการนี้',
    en: 'This token was not given the right to do this.',
  },
  SIGN_IN_REFUSED: {
    status: 401,
    th: 'อีเมลหรือรหัสผ่านไม่ถูกต้อง',
    en: 'The mail address or the password is not right.',
  },
  PASSKEY_REFUSED: {
    status: 401,
    th: 'ใช้พาสคีย์นี้ลงชื่อเข้าใช้ไม่ได้',
    en: 'This passkey does not open an account here.',
  },
  CODE_REFUSED: { status: 401, th: 'รหัสไม่ถูกต้องหรือหมดอายุแล้ว', en: 'The code is not right or too old.' },
  ORIGIN_REFUSED: {
    status: 403,
    th: 'คำขอนี้ไม่ได้มาจากหน้าเว็บของระบบ',
    en: 'This request does not come from the product’s own pages.',
  },
  PERSON_KNOWN: {
    status: 409,
    th: 'มีบุคคลที่ใช้อีเมลนี้ในระบบแล้ว',
    en: 'There is a person with this mail address already.',
  },
  ACCOUNT_IMPOSSIBLE: {
    status: 409,
    th: 'เปิดบัญชีไม่ได้: ไม่มีบุคคลนี้ ไม่มีอีเมล ถูกระงับ หรือพ้นจากหน้าที่แล้ว',
    en: 'No account can be opened: there is no such person, no mail address, or the person is locked or gone.',
  },
  REHEARSAL_ONLY: {
    status: 409,
    th: 'ทำได้เฉพาะในระบบซ้อม ระบบจริงให้ใช้ลิงก์คำเชิญ',
    en: 'Only in a rehearsal: at work people get links and set their own passwords.',
  },
  LINK_SPENT: {
    status: 410,
    th: 'ลิงก์นี้ใช้ไปแล้ว หมดอายุ หรือไม่ถูกต้อง โปรดขอใหม่',
    en: 'This link was used, is too old or is not complete: ask for a new one.',
  },
  PASSWORD_WEAK: {
    status: 422,
    th: 'รหัสผ่านต้องยาว 12–128 ตัว มีตัวอักษรต่างกันอย่างน้อย 5 ตัว และไม่มีชื่อในอีเมลของท่าน',
    en: 'A password has 12 to 128 characters, at least 5 different ones, and not the name of your mail address.',
  },
  TOO_MANY_TRIES: {
    status: 429,
    th: 'ลองผิดหลายครั้งเกินไป โปรดรอ {seconds} วินาทีแล้วลองใหม่',
    en: 'Too many wrong tries: wait {seconds} {seconds:second|seconds}.',
  },
  ROUTE_UNKNOWN: { status: 404, th: 'ไม่มีที่อยู่นี้', en: 'There is no such address.' },
  VERSION_STALE: {
    status: 412,
    th: 'มีผู้แก้ไขรายการนี้ไปก่อนแล้ว โปรดดูฉบับล่าสุดแล้วทำใหม่',
    en: 'Someone has changed this since you read it: look at it again.',
  },
  BODY_TOO_LARGE: { status: 413, th: 'ข้อมูลที่ส่งมาใหญ่เกินไป', en: 'The body of the request is too large.' },
  MEDIA_TYPE_UNKNOWN: {
    status: 415,
    th: 'ชนิดของข้อมูลที่ส่งมาใช้ไม่ได้',
    en: 'This kind of content is not taken here.',
  },
  INPUT_INVALID: { status: 422, th: 'ข้อมูลที่ส่งมาไม่ถูกต้อง', en: 'The input is not valid.' },
  ANSWER_INVALID: {
    status: 422,
    th: 'คำตอบยังไม่ครบหรือไม่ถูกต้อง ร่างที่บันทึกไว้ยังอยู่',
    en: 'The answer is not complete or not valid. The saved draft is kept.',
  },
  KEY_REUSED: {
    status: 422,
    th: 'Idempotency-Key นี้ใช้กับคำขออื่นไปแล้ว',
    en: 'This Idempotency-Key was used for another request.',
  },
  NIL_NOT_ALLOWED: {
    status: 422,
    th: 'เรื่องนี้ตอบว่า “ไม่มีข้อมูล” ไม่ได้',
    en: 'This circular does not take a nil return.',
  },
  EXPECTED_OTHERWISE: {
    status: 409,
    th: 'จำนวนผู้รับคือ {total} หน่วยงาน ไม่ใช่ {expected} ตามที่แสดงไว้ โปรดตรวจรายชื่ออีกครั้ง',
    en: 'There {total:is|are} {total} {total:recipient|recipients} now, not the {expected} that were shown: look at the list again.',
  },
  PLAN_CHANGED: {
    status: 409,
    th: 'แผนการนำเข้าไม่ตรงกับที่ตรวจไว้ โปรดทดลองนำเข้าอีกครั้ง',
    en: 'The plan is not the one that was looked at: try the dry run again.',
  },
  IMPORT_REFUSED: {
    status: 422,
    th: 'แฟ้มนี้ยังมีข้อผิดพลาด จึงยังไม่เปลี่ยนแปลงอะไร',
    en: 'The file has problems, so nothing was changed.',
  },
  CANCEL_UNSAFE: {
    status: 409,
    th: 'งานกับหน่วยงานของหนังสือเวียนหยุดกลางคันไม่ได้ หากไม่ต้องการแล้วให้ยกเลิกหนังสือเวียน',
    en: 'Work over the offices of a circular is not cut off halfway. Recall the circular if it must not stand.',
  },
  OPERATION_ENDED: { status: 409, th: 'งานนี้สิ้นสุดแล้ว', en: 'This work has ended already.' },
  NOT_MADE_YET: { status: 409, th: 'เอกสารนี้ยังไม่ได้จัดทำ', en: 'This document has not been made yet.' },
  VERSION_MISSING: {
    status: 428,
    th: 'ต้องมีส่วนหัว If-Match บอกฉบับที่แก้ไข',
    en: 'The header If-Match must name the version that is changed.',
  },
  KEY_BUSY: {
    status: 409,
    th: 'คำขอที่ใช้ Idempotency-Key นี้กำลังดำเนินการอยู่ โปรดลองใหม่ด้วยค่าเดิม',
    en: 'The request with this Idempotency-Key is still being worked on. Try again with the same key.',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    th: 'ส่งคำขอถี่เกินไป โปรดรอ {seconds} วินาที',
    en: 'Too many requests: wait {seconds} {seconds:second|seconds}.',
  },
  TOO_MANY_STREAMS: {
    status: 429,
    th: 'เปิดรับความเปลี่ยนแปลงพร้อมกันมากเกินไป โปรดปิดบางหน้าต่าง',
    en: 'Too many streams are open at once: close some.',
  },
  UPLOAD_UNREADABLE: {
    status: 400,
    th: 'คำขอรับส่งแฟ้มไม่ถูกต้องตามข้อกำหนด tus 1.0 ({what})',
    en: 'The request is not one of the tus 1.0 protocol ({what}).',
  },
  UPLOAD_OFFSET: {
    status: 409,
    th: 'ตำแหน่งที่ส่งต่อไม่ตรงกับที่รับไว้แล้ว โปรดถามตำแหน่งด้วย HEAD',
    en: 'The offset is not where the upload stopped: ask for it with HEAD.',
  },
  UPLOAD_GONE: {
    status: 410,
    th: 'การส่งแฟ้มนี้สิ้นสุดหรือหมดอายุแล้ว',
    en: 'This upload has ended or expired.',
  },
  FILE_TOO_LARGE: {
    status: 413,
    th: 'แฟ้มใหญ่เกินไป รับไม่เกิน {most} MB',
    en: 'The file is too large: {most} MB at most.',
  },
  QUOTA_SPENT: {
    status: 413,
    th: 'พื้นที่ของหน่วยงานเต็ม ({most} MB) โปรดลบแฟ้มที่ไม่ใช้',
    en: 'The room of the office ({most} MB) is full: remove files that are not used.',
  },
  DAY_SPENT: {
    status: 413,
    th: 'หน่วยงานส่งแฟ้มครบ {most} MB ใน 24 ชั่วโมงแล้ว',
    en: 'The office has sent its {most} MB of 24 hours.',
  },
  RANGE_INVALID: { status: 416, th: 'แฟ้มนี้ไม่มีช่วงที่ขอ', en: 'The file has no such range.' },
  UPLOADS_TOO_MANY: {
    status: 429,
    th: 'มีการส่งแฟ้มค้างอยู่มากเกินไป โปรดรอให้เสร็จก่อน',
    en: 'Too many uploads are under way: let them finish first.',
  },
  TARGET_REFUSED: {
    status: 422,
    th: 'ส่งเหตุการณ์ไปยังที่อยู่นี้ไม่ได้',
    en: 'Nothing can be sent to this address.',
  },
  FORM_FILE_UNREADABLE: {
    status: 422,
    th: 'แฟ้มนี้ไม่ใช่แบบตอบที่ดาวน์โหลดจากระบบ หรือใหญ่เกินไป',
    en: 'This file is no form that was downloaded here, or it is too large.',
  },
  FORM_FILE_OTHER: {
    status: 409,
    th: 'แฟ้มนี้เป็นแบบตอบของเรื่อง หน่วยงาน หรือฉบับอื่น โปรดดาวน์โหลดใหม่',
    en: 'This is the form of another circular, office or version: download it again.',
  },
  BUG: { status: 500, th: 'เกิดข้อผิดพลาดภายในระบบ', en: 'Something went wrong inside the system.' },
  INTERRUPTED: {
    status: 503,
    th: 'งานหยุดลงเพราะระบบเริ่มทำงานใหม่ โปรดสั่งอีกครั้ง',
    en: 'The work stopped because the system was restarted. Ask for it again.',
  },
  BUSY: {
    status: 503,
    th: 'ระบบยังไม่พร้อม โปรดลองใหม่ด้วย Idempotency-Key เดิม',
    en: 'The system is not ready. Try again with the same Idempotency-Key.',
  },
} as const satisfies Record<string, { status: number; th: string; en: string }>

/** A code of that list. */
export type ProblemCode = keyof typeof PROBLEMS
