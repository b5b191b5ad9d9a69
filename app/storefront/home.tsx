import { Head } from '../ui/head.tsx'
import { usePage } from '../ui/page.ts'

export default function Home() {
  const name = usePage()?.name ?? ''
  return (
    <>
      <Head title={name} canonical="/" />
      <h1>{name}</h1>
    </>
  )
}
