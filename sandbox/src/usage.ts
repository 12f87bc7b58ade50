/** What `--help` prints. */
export const USAGE = `An Assist gateway to develop and test against. No real money, no real cards.

  npx assist-sandbox --port 4010 --notification-url http://localhost:9000/hooks/assist

  --port 4010                 0 picks a free one
  --host 127.0.0.1            where to listen
  --expose                    needed with a --host that other machines reach: there is no login anywhere
  --allow-host a,b            names the sandbox may be called by besides loopback ones
  --data FILE                 SQLite file, .sandbox/assist.sqlite of the current folder when left out
  --database postgres://…     instead of the file; needs the package pg
  --merchant-id 123456        the default merchant, with --login shoplogin and --password Passw0rd1
  --currency BYN              its currency, when first created
  --secret-word s3cr3t-word   its secret word
  --notification-url URL      where it is told of payments

Each flag can be a variable, such as ASSIST_SANDBOX_SECRET_WORD. Then open the address that is printed.`
