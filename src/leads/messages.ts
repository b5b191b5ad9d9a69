/** What this room says to people. */
import { defineMessages } from '#platform/messages'

export const leadTexts = defineMessages({ en: {}, fr: {} })
