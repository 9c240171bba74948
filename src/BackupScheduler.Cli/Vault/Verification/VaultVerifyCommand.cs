using System.CommandLine;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;

namespace BackupScheduler.Cli.Vault.Verification;

/// <summary><c>vault verify</c>: whether the copies are whole, and the bucket's rules as they must be.</summary>
internal static class VaultVerifyCommand
{
    private static readonly CommandHelp s_help = new("Tells whether the copies are whole, and the bucket's rules as they must be.")
    {
        Details =
        [
            """
            It reads the bucket's rules (versioning, Object Lock, expiry) and, of every table's newest chain of copies, the catalogue's records, the manifests
            and their checksums; compares table, time and counts; and asks S3 for every data file's size and tag. With --files it reads every byte: MD5, gzip,
            counts. It changes nothing. What is wrong is one line each: the object, what is wrong with it, what to do.
            """,
            "It takes the functions' environment variables (VAULT_BUCKET, VAULT_ACCOUNT, VAULT_FULL_EVERY_DAYS, EXTERNAL_ID, ...).",
        ],
        Examples =
        [
            new("vault verify", "Verify the newest chain of every table"),
            new("vault verify --account 111122223333 --all --files", "Read every byte of every copy of one account"),
        ],
        ExitCodes = [new(ExitCode.Done, "all right"), new(ExitCode.Failed, "something is wrong, or could not be read"), ExitMeaning.NothingDone, ExitMeaning.Interrupted],
    };

    private static readonly VaultArguments s_shared = new("every copy, of earlier tables of the same name too, not the newest chain of each table alone");
    private static readonly Option<bool> s_latest = new("--latest") { Description = "the newest chain of each table, which is what is verified unless told otherwise" };
    private static readonly Option<bool> s_files = new("--files") { Description = "read every data file too; takes time, and S3 bills what is read to another Region" };

    public static Command Create()
    {
        var command = new DocumentedCommand("verify", s_help) { s_latest, s_files };
        s_shared.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(s_latest) && s_shared.IsAllGiven(parsed)) parsed.AddError("--latest: given, accepted without --all");
        });
        command.SetAction(Invoking.Action((parsed, cancellation) =>
        {
            var options = s_shared.Read(parsed, new VaultVerifyOptions { Files = parsed.GetValue(s_files) });
            var setup = VaultSetup.Read(options.Profile, ProcessEnvironment.Read());
            return VaultVerifying.RunAsync(options, setup, setup.World(options.Direct), Terminal.OfProcess(), cancellation);
        }));
        return command;
    }
}

/// <summary>The command line of <c>vault verify</c>.</summary>
internal sealed record VaultVerifyOptions : VaultOptions
{
    /// <summary>Read every data file.</summary>
    public bool Files { get; init; }
}
