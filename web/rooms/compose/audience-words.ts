import { roomWords } from '../../words/i18n.js'

/** The words of combined conditions and saved groups. */
export const useAudienceWords = roomWords('audience', {
  th: {
    among: 'เมื่อมีหลายเงื่อนไข',
    all: 'ต้องเข้าทุกเงื่อนไข',
    any: 'เข้าเงื่อนไขใดก็ได้',
    line: 'เงื่อนไขที่ {{number}}',
    except: 'ยกเว้นที่ {{number}}',
    addLine: 'เพิ่มเงื่อนไข',
    addExcept: 'เพิ่มข้อยกเว้น',
    removeLine: 'ลบเงื่อนไขที่ {{number}}',
    removeExcept: 'ลบข้อยกเว้นที่ {{number}}',
    kind: 'เงื่อนไข',
    save: 'บันทึกเป็นกลุ่มไว้ใช้อีก',
    saveHelp: 'ครั้งต่อไปเลือก “กลุ่มที่บันทึกไว้” ได้ทันที กลุ่มเก็บเป็นเงื่อนไข หน่วยงานที่ตั้งใหม่จึงเข้ากลุ่มเอง',
    nameTh: 'ชื่อกลุ่ม (ไทย)',
    nameEn: 'ชื่อกลุ่ม (อังกฤษ)',
    code: 'รหัสกลุ่ม',
    codeHelp: 'ตัวอักษรอังกฤษตัวเล็ก ตัวเลข และขีด',
    saved: 'บันทึกกลุ่ม “{{name}}” แล้ว',
  },
  en: {
    among: 'Where there are several conditions',
    all: 'All of them hold',
    any: 'Any of them holds',
    line: 'Condition {{number}}',
    except: 'Except {{number}}',
    addLine: 'Add a condition',
    addExcept: 'Add an exception',
    removeLine: 'Remove condition {{number}}',
    removeExcept: 'Remove exception {{number}}',
    kind: 'Condition',
    save: 'Save as a group',
    saveHelp:
      'It can then be chosen as “A saved group”. A group keeps the conditions, so new offices come in by themselves.',
    nameTh: 'Name of the group (Thai)',
    nameEn: 'Name of the group (English)',
    code: 'Code of the group',
    codeHelp: 'Small letters, digits and hyphens',
    saved: 'The group “{{name}}” is saved',
  },
})
