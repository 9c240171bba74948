using System.CommandLine;
using System.CommandLine.Parsing;
using BackupScheduler.Cli.Demo.Desk;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Core;
using BackupScheduler.LocalAws.Emulation;

namespace BackupScheduler.Cli.Demo;

/// <summary><c>demo</c>: the main job on the embedded emulator, checked from outside.</summary>
internal static class DemoCommand
{
    private static readonly CommandHelp s_help = new("Backs up and prunes an emulated organization on this machine, and checks every result.")
    {
        Details = ["It needs no AWS and no credentials: the installation's own templates are deployed to an emulator, and the functions run against it."],
        Examples =
        [
            new("demo", "See it work"),
            new("demo --vault", "Copy to a vault account as well, lose a table and restore it from there"),
            new("demo --console", "Look at the emulated organization in a browser, with something to redrive"),
            new("demo --accounts 20 --tables 400 --json", "A larger organization, with the result as JSON"),
        ],
        ExitCodes = [new(ExitCode.Done, "all checks hold"), new(ExitCode.Failed, "one failed or the demo could not run"), ExitMeaning.NothingDone, ExitMeaning.Interrupted],
    };

    private static readonly Option<int> Accounts = Number("--accounts", 5, 2, 50, "active accounts, the management account and an empty one included");
    private static readonly Option<int> Regions = Number("--regions", 2, 1, DemoPlan.Regions.Count, "Regions worked in");
    private static readonly Option<int> Tables = Number("--tables", 60, 4, 2000, "tables in all");
    private static readonly Option<int> Runs = Number("--runs", 3, 1, 20, "how often the schedule fires");
    private static readonly Option<int> Keep = Number("--keep", 2, 1, 100, "newest backups to keep of each table");
    private static readonly Option<bool> Vault = new("--vault")
    {
        Description = "copy to the vault account too, then empty a table, restore it from there into another account, and compare every item",
    };

    private static readonly Option<bool> WithConsole = new("--console")
    {
        Description = "then have one more run, which goes wrong, and serve the console over it all until Ctrl+C, changes allowed; the exit code is still that of the checks",
    };

    private static readonly OutputArguments Output = new();
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "print the functions' own log lines too" };

    public static Command Create()
    {
        var command = new DocumentedCommand("demo", s_help) { Accounts, Regions, Tables, Runs, Keep, Vault, WithConsole, Verbose };
        Output.AddTo(command);
        command.Validators.Add(CheckVault);
        command.Validators.Add(CheckConsole);
        command.SetAction((parsed, cancellation) => RunAsync(
            new DemoOptions(
                parsed.GetValue(Accounts), parsed.GetValue(Regions), parsed.GetValue(Tables), parsed.GetValue(Runs), parsed.GetValue(Keep))
            {
                Vault = parsed.GetValue(Vault),
                Console = parsed.GetValue(WithConsole),
                Json = Output.Read(parsed) == OutputFormat.Json,
                Verbose = parsed.GetValue(Verbose),
            },
            cancellation));
        return command;
    }

    // What is written between two runs is what a window brings; and the lost table, the vault and the account restored to are three.
    private static void CheckVault(CommandResult parsed)
    {
        if (!parsed.GetValue(Vault)) return;
        if (IsLess(parsed, Runs, 2)) parsed.AddError($"--runs: given '{parsed.GetValue(Runs)}', accepted with --vault is 2 or more");
        if (IsLess(parsed, Accounts, 3)) parsed.AddError($"--accounts: given '{parsed.GetValue(Accounts)}', accepted with --vault is 3 or more");
    }

    private static void CheckConsole(CommandResult parsed)
    {
        if (!parsed.GetValue(WithConsole)) return;
        if (Output.IsJson(parsed)) parsed.AddError("--json: given together with --console, accepted: one of them");
        if (IsLess(parsed, Accounts, 3)) parsed.AddError($"--accounts: given '{parsed.GetValue(Accounts)}', accepted with --console is 3 or more");
    }

    // What is not given has a default that is enough.
    private static bool IsLess(CommandResult parsed, Option<int> option, int least) => parsed.GetResult(option) is { Implicit: false } && parsed.GetValue(option) < least;

    private static async Task<int> RunAsync(DemoOptions options, CancellationToken cancellation)
    {
        var terminal = Terminal.OfProcess();
        var progress = new DemoProgress(terminal.Progress, options.Verbose);
        try
        {
            return ExitCodeOf(await (options.Console ? RunWithConsoleAsync(options, progress, terminal, cancellation) : RunAloneAsync(options, progress, terminal, cancellation)));
        }
        catch (EmulatorUnavailableException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("interrupted; the emulator has been ended");
            return ExitCode.Interrupted;
        }
    }

    private static async Task<DemoResult> RunAloneAsync(DemoOptions options, DemoProgress progress, Terminal terminal, CancellationToken cancellation)
    {
        var result = await new DemoRunner(options, progress).RunAsync(cancellation);
        Write(options, result, progress, terminal);
        return result;
    }

    private static Task<DemoResult> RunWithConsoleAsync(DemoOptions options, DemoProgress progress, Terminal terminal, CancellationToken cancellation)
    {
        var troubles = new DemoTroubles();
        var runner = new DemoRunner(options, progress)
        {
            Behaviours = [troubles.Faults],
            AfterChecks = async (world, seed, deployment, result) =>
            {
                Write(options, result, progress, terminal);
                await DemoConsole.RunAsync(world, seed, deployment, troubles, progress, terminal, cancellation);
            },
        };
        return runner.RunAsync(cancellation);
    }

    private static void Write(DemoOptions options, DemoResult result, DemoProgress progress, Terminal terminal)
    {
        terminal.Progress.Close();
        if (options.Json) WriteJson(result, progress.Elapsed);
        else DemoReport.Write(terminal, result, progress.Elapsed);
    }

    /// <summary>0 only if every check holds.</summary>
    public static int ExitCodeOf(DemoResult result) => result.Succeeded ? ExitCode.Done : ExitCode.Failed;

    private static void WriteJson(DemoResult result, TimeSpan elapsed)
    {
        using var output = Console.OpenStandardOutput();
        DemoJson.Write(output, result, elapsed);
    }

    private static Option<int> Number(string name, int fallback, int least, int most, string description)
    {
        var option = new Option<int>(name) { Description = $"{description} ({least} to {most})", DefaultValueFactory = _ => fallback };
        option.Validators.Add(parsed =>
        {
            if (parsed.Implicit) return;
            var given = parsed.Tokens.SingleOrDefault()?.Value ?? "";
            if (!int.TryParse(given, out var value) || value < least || value > most)
                parsed.AddError($"{name}: given {Given.Show(given)}, accepted is a whole number from {least} to {most}");
        });
        return option;
    }
}
