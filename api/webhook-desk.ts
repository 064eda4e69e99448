import { webhookSecret } from '../webhooks/sign.js'
import { targetProblem, type TargetPolicy } from '../webhooks/target.js'
import { problem } from './problems.js'

/** What the routes need to know of webhooks beside their rows. */
export type WebhookDesk = {
  /** @throws Problem TARGET_REFUSED for an address that nothing may be sent to */
  checkTarget(url: string): void
  /** The secret with this number, to be shown once. */
  secretOf(webhookId: string, number: number): string
}

/** Makes the desk from the server's own secret and what the operator lets out. */
export function createWebhookDesk({ secret, policy }: { secret: string; policy: TargetPolicy }): WebhookDesk {
  return {
    checkTarget(url) {
      const wrong = targetProblem(url, policy)
      if (!wrong) return
      const { th, en } = WORDS[wrong]
      throw problem('TARGET_REFUSED', [{ pointer: '/url', code: wrong, messageTh: th, messageEn: en }])
    },
    secretOf: (webhookId, number) => webhookSecret(secret, webhookId, number),
  }
}

const WORDS = {
  UNREADABLE: {
    th: 'ต้องเป็นที่อยู่เต็ม ขึ้นต้นด้วย https:// เช่น https://saraban.example/wian',
    en: 'A whole address is needed, beginning with https://, for example https://saraban.example/wian.',
  },
  NOT_ENCRYPTED: { th: 'ต้องขึ้นต้นด้วย https://', en: 'The address must begin with https://.' },
  INSIDE: {
    th: 'ที่อยู่นี้อยู่ในเครือข่ายภายใน หากต้องการให้แจ้งได้ ให้ผู้ดูแลเครื่องเพิ่มชื่อไว้ในค่า WIAN_WEBHOOK_HOSTS',
    en: 'The address lies inside a network. To allow it, whoever runs the server names it in WIAN_WEBHOOK_HOSTS.',
  },
} as const
