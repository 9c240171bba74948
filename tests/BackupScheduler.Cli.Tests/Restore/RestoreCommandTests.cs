using BackupScheduler.Cli.Drill;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Core.Restores;

namespace BackupScheduler.Cli.Tests.Restore;

/// <summary>The command lines of <c>restore</c> and <c>drill</c>: what is wrong is named in one line.</summary>
public sealed class RestoreCommandTests
{
    private const string Table = "--table Orders --account 111122223333 --region eu-west-1";

    [Theory]
    [InlineData(Table + " --latest --to Copy")]
    [InlineData(Table + " --at 2026-11-28T10:59:00Z --replace-as Orders --from vault --method load --table-id a-1 --dry-run --json")]
    [InlineData(Table + " --run 20261128T010000Z --to Copy --to-region us-east-1 --yes --direct")]
    public void What_is_right(string line) => Assert.Empty(RestoreCommand.Create().Parse(line).Errors);

    [Theory]
    [InlineData("--at 2026-11-28T10:59:00Z", "2026-11-28T10:59:00Z")]
    [InlineData("--at 2026-11-28T10:59:00", "2026-11-28T10:59:00Z")]
    [InlineData("--at 2026-11-28T12:59:00+02:00", "2026-11-28T10:59:00Z")]
    [InlineData("--at 2026-11-28T10:59:00.250Z", "2026-11-28T10:59:00.250Z")]
    [InlineData("--run 20261128T105900Z", "2026-11-28T10:59:00Z")]
    public void Times_are_in_UTC_unless_they_say_otherwise(string option, string expected)
    {
        var options = RestoreCommand.Read(RestoreCommand.Create().Parse($"{Table} --to Copy {option}"));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), options.Point.Asked);
        Assert.Equal((RestoreFrom.Backup, RestoreMethod.Auto, "Copy"), (options.From, options.Method, options.To?.Value));
    }

    [Theory]
    [InlineData("--latest --to Copy --from tape", "--from: given 'tape', accepted: backup or vault")]
    [InlineData("--latest --to Copy --method copy", "--method: given 'copy', accepted: auto, import or load")]
    [InlineData("--latest --to no", "--to: given 'no', accepted: a table's name")]
    [InlineData("--at yesterday --to Copy", "--at: given 'yesterday', accepted: a time such as 2026-11-28T10:59:00Z")]
    [InlineData("--at 2026-11-28 --to Copy", "--at: given '2026-11-28', accepted: a time such as 2026-11-28T10:59:00Z")]
    [InlineData("--run last --to Copy", "--run: given 'last', accepted: a run id such as 20261128T010000Z")]
    [InlineData("--to Copy", "--latest: not given, accepted: exactly one of --latest, --at or --run")]
    [InlineData("--latest --run 20261128T010000Z --to Copy", "--latest: 2 given together, accepted: exactly one of --latest, --at or --run")]
    [InlineData("--latest", "--to: not given, accepted: exactly one of --to or --replace-as")]
    [InlineData("--latest --to Copy --replace-as Orders", "--to: 2 given together, accepted: exactly one of --to or --replace-as")]
    [InlineData("--latest --replace-as Orders --into-existing", "--into-existing: given together with --replace-as, accepted with --to")]
    [InlineData("--latest --to Copy --to-account 12", "--to-account: given '12', accepted: an account id of 12 digits")]
    [InlineData("--latest --to Copy --table-id ../x", "--table-id: given '../x', accepted: a table's id")]
    public void What_is_wrong(string line, string expected) =>
        Assert.Equal(expected, Assert.Single(RestoreCommand.Create().Parse($"{Table} {line}").Errors).Message);

    [Theory]
    [InlineData("")]
    [InlineData("--sample 5 --from both --seed 3 --limit-gb 10 --keep --report drill.md --accounts 111122223333 --regions eu-west-1 --tables Orders*")]
    public void A_drill_that_is_right(string line) => Assert.Empty(DrillCommand.Create().Parse(line).Errors);

    [Theory]
    [InlineData("--sample 0", "--sample: given '0', accepted: a whole number from 1 to 10000")]
    [InlineData("--limit-gb x", "--limit-gb: given 'x', accepted: a whole number from 1 to 1000000")]
    [InlineData("--from tape", "--from: given 'tape', accepted: backup, vault or both")]
    [InlineData("--accounts 12", "--accounts: given '12', accepted: account ids of 12 digits")]
    public void A_drill_that_is_wrong(string line, string expected) =>
        Assert.Equal(expected, Assert.Single(DrillCommand.Create().Parse(line).Errors).Message);

    [Fact]
    public void Without_a_vault_the_line_names_the_variable()
    {
        var setup = RestoreSetup.Read(null, Core.Accounts.Region.Parse("eu-west-1"), new Dictionary<string, string>());
        Assert.Equal("eu-west-1", setup.Settings.HomeRegion.Value);
        Assert.Null(setup.Settings.Copies);
        Assert.StartsWith("REGIONS: ", Assert.Throws<BadUsageException>(() => RestoreSetup.Read(null, null, new Dictionary<string, string> { ["AWS_REGION"] = "eu-west-1" }, needsRegions: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_latest_has_no_time() => Assert.Null(new RestorePoint.Latest().Asked);
}
