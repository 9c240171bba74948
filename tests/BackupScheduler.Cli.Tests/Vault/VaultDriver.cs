using System.Text.Json;
using BackupScheduler.Aws;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Cli.Vault;
using BackupScheduler.Cli.Vault.Listing;
using BackupScheduler.Cli.Vault.Verification;

namespace BackupScheduler.Cli.Tests.Vault;

/// <summary>Runs the commands of <c>vault</c> against the emulator.</summary>
public abstract class VaultDriver : IAsyncLifetime
{
    private protected VaultDriver(VaultHouse house) => House = house;

    private protected VaultHouse House { get; }

    public Task InitializeAsync() => House.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    private protected VaultSetup Setup(params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>
        {
            ["AWS_REGION"] = DemoWorld.HomeRegion,
            ["VAULT_BUCKET"] = VaultHouse.Bucket,
            ["VAULT_ACCOUNT"] = VaultHouse.VaultAccount,
        };
        foreach (var (name, value) in variables) environment[name] = value;
        return VaultSetup.Read(null, environment) with { Aws = House.Aws };
    }

    private protected Task<RunOutcome> ListAsync(VaultListOptions options, params (string Name, string Value)[] variables) =>
        RunAsync(terminal => VaultListing.RunAsync(options, Setup(variables), Setup(variables).World(options.Direct), terminal, CancellationToken.None));

    private protected Task<RunOutcome> VerifyAsync(VaultVerifyOptions options, params (string Name, string Value)[] variables) =>
        RunAsync(terminal => VaultVerifying.RunAsync(options, Setup(variables), Setup(variables).World(options.Direct), terminal, CancellationToken.None));

    private protected static async Task<RunOutcome> RunAsync(Func<Terminal, Task<int>> command, TextReader? answers = null)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        int exitCode;
        try
        {
            exitCode = await command(new Terminal(output, error, answers));
        }
        catch (Exception e)
        {
            exitCode = Invoking.Explain(e, error, isInterrupted: false);
        }

        return new RunOutcome(exitCode, output.ToString(), error.ToString());
    }

    private protected static JsonElement Json(RunOutcome outcome)
    {
        using var document = JsonDocument.Parse(outcome.Output);
        return document.RootElement.Clone();
    }
}
