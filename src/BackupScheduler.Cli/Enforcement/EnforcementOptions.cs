using System.CommandLine;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Cli.Enforcement;

/// <summary>What the command lines of <c>protect</c> and <c>unprotect</c> have in common.</summary>
internal abstract record EnforcementOptions
{
    /// <summary>Only these accounts; null for all that the command deals with.</summary>
    public IReadOnlyList<AccountId>? Accounts { get; init; }

    /// <summary>Nothing is changed; what would be done is told.</summary>
    public bool DryRun { get; init; }

    /// <summary>One JSON document instead of text.</summary>
    public bool Json { get; init; }

    /// <summary>Name each user and role that was dealt with, not only those that need a look.</summary>
    public bool Verbose { get; init; }

    /// <summary>A profile of the AWS configuration files; null for what the SDK finds.</summary>
    public string? Profile { get; init; }

    /// <summary>The home Region; null for AWS_REGION or the profile's.</summary>
    public string? HomeRegion { get; init; }
}

/// <summary>Those options as the parser knows them.</summary>
internal sealed class EnforcementArguments
{
    private readonly Option<IReadOnlyList<AccountId>?> _accounts = CommaList.Option<AccountId>(
        "--account", AccountId.TryParse, "account ids of 12 digits", "only these active accounts, ids of 12 digits; may be repeated");

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "change nothing; tell what would be done" };
    private readonly OutputArguments _output = new();
    private readonly Option<bool> _verbose = new("--verbose") { Description = "name each user and role whose deny changes" };
    private readonly Option<string?> _profile = AwsAccess.ProfileOption();
    private readonly Option<string?> _region = AwsAccess.RegionOption("the functions");

    public EnforcementArguments() => (_accounts.AllowMultipleArgumentsPerToken, _accounts.HelpName) = (true, "ID");

    /// <summary>Whether accounts are named.</summary>
    public bool NamesAccounts(System.CommandLine.Parsing.CommandResult parsed) => parsed.GetResult(_accounts) is not null;

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _accounts, _dryRun, _verbose, _profile, _region }) command.Add(option);
        _output.AddTo(command);
    }

    public T Read<T>(ParseResult parsed, T options)
        where T : EnforcementOptions => options with
        {
            Accounts = parsed.GetValue(_accounts),
            DryRun = parsed.GetValue(_dryRun),
            Json = _output.Read(parsed) == OutputFormat.Json,
            Verbose = parsed.GetValue(_verbose),
            Profile = parsed.GetValue(_profile),
            HomeRegion = parsed.GetValue(_region),
        };
}
