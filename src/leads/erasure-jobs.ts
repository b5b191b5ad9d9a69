import { z } from 'zod'
import { tellErased } from '#delivery'
import { defineJob } from '#platform/jobs'
import { doneErasing } from './erasure-tasks.ts'

/** Tells a destination, by the id, that a lead it has was erased; again with growing pauses until it takes it. */
export const tellErasedJob = defineJob({
  name: 'leads.tell-erased',
  data: z.object({ publisherId: z.string(), leadId: z.uuid(), connectionId: z.uuid() }),
  retryLimit: 12,
  async run(ctx, which) {
    const told = await tellErased(ctx, which)
    // Gone: the task stays for a person, who may know where the data went.
    if (!told) return
    if (!told.told) throw new Error(`not told of the erasure yet: ${told.code}`)
    await doneErasing(ctx, which)
  },
})
