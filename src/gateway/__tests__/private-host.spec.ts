import { isPrivateHost } from "../private-host"

const hostOf = (address: string) => new URL(address).hostname

describe("a private host", () => {
  it.each([
    "http://localhost",
    "http://sandbox:4010",
    "http://localhost./",
    "http://shop.localhost",
    "http://medusa.internal",
    "http://nas.local",
    "http://api.test",
    "http://router.home.arpa",
    "http://127.0.0.1",
    "http://127.1",
    "http://0x7f000001",
    "http://2130706433",
    "http://0.0.0.0",
    "http://10.0.0.5",
    "http://172.16.0.1",
    "http://172.31.255.255",
    "http://192.168.1.4",
    "http://169.254.169.254",
    "http://100.64.0.1",
    "http://[::1]",
    "http://[::]",
    "http://[fd12:3456::1]",
    "http://[fe80::1]",
    "http://[::ffff:10.0.0.1]",
    "http://[::ffff:127.0.0.1]",
  ])("is %s", (address) => {
    expect(isPrivateHost(hostOf(address))).toBe(true)
  })

  it.each([
    "http://10.evil.com",
    "http://127.0.0.1.evil.com",
    "http://192.168.1.4.nip.io",
    "http://172.16.evil.com",
    "http://localhost.evil.com",
    "http://evil.com.",
    "http://internal.by",
    "http://shop.by",
    "http://172.15.0.1",
    "http://172.32.0.1",
    "http://100.128.0.1",
    "http://11.0.0.1",
    "http://8.8.8.8",
    "http://[2001:db8::1]",
    "http://[2a00:1450::8888]",
    "http://[::ffff:8.8.8.8]",
    "http://[fec1::1]",
  ])("is not %s", (address) => {
    expect(isPrivateHost(hostOf(address))).toBe(false)
  })
})
