using System.Net;
using System.Net.Sockets;
using System.Text;
using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.Cli.Tests.Shell;

/// <summary><c>--quiet</c>, as a user gives it: before or behind the command, with an AWS that refuses everything.</summary>
public sealed class QuietTests : IDisposable
{
    private const string Progress = "reading the rules of the-vault ...";
    private readonly TcpListener _aws = new(IPAddress.Loopback, 0);

    public QuietTests()
    {
        _aws.Start();
        _ = RefuseAsync();
    }

    public void Dispose() => _aws.Dispose();

    [Theory]
    [InlineData("vault verify --direct", true)]
    [InlineData("vault verify --direct --quiet", false)]
    [InlineData("--quiet vault verify --direct", false)]
    public async Task Progress_is_left_out_and_the_error_is_not(string arguments, bool isTold)
    {
        var lines = new List<string>();
        var command = new CommandLine(Environment.ProcessPath!, ["exec", Path.Combine(AppContext.BaseDirectory, "backup-scheduler.dll"), .. arguments.Split(' ')])
        {
            Environment = new Dictionary<string, string?>
            {
                ["AWS_ENDPOINT_URL"] = $"http://127.0.0.1:{((IPEndPoint)_aws.LocalEndpoint).Port}",
                ["AWS_ACCESS_KEY_ID"] = "id",
                ["AWS_SECRET_ACCESS_KEY"] = "key",
                ["AWS_REGION"] = "eu-west-1",
                ["VAULT_BUCKET"] = "the-vault",
                ["VAULT_ACCOUNT"] = "111122223333",
            },
        };
        var (exitCode, _) = await WatchedProcess.RunAsync(command, TimeSpan.FromMinutes(2), line => { lock (lines) lines.Add(line); }, CancellationToken.None);

        Assert.Equal(1, exitCode);
        Assert.Equal(isTold, lines.Contains(Progress));
        Assert.Contains(lines, line => line != Progress);
    }

    private async Task RefuseAsync()
    {
        try
        {
            while (true) await AnswerAsync(await _aws.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test has ended.
        }
    }

    private static async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            await client.GetStream().ReadAtLeastAsync(new byte[64], 64);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        }
    }
}
