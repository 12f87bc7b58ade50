import type { RunningStore } from "./running-store"

/** The owner of the bench's store, at the admin API. */
export interface BenchOwner {
  post(path: string, body: unknown): Promise<unknown>
}

/** Logs in. What is refused is thrown. */
export async function ownerOf({ apiUrl, admin }: RunningStore): Promise<BenchOwner> {
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${apiUrl}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} -> ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as unknown
  }
  const { token } = (await post("auth/user/emailpass", admin)) as { token: string }
  return { post: (path, body) => post(`admin/${path}`, body, { authorization: `Bearer ${token}` }) }
}
