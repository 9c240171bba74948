using System.Text.RegularExpressions;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Core.Tests.DeadLetters;

public sealed partial class RemedyTests
{
    [Fact]
    public void Every_code_that_the_functions_and_adapters_can_write_has_a_remedy()
    {
        var codes = Sources().SelectMany(text => Written().Matches(text).Select(match => match.Groups[1].Value)).ToHashSet();
        Assert.Superset(new HashSet<string> { "MalformedItem", "MalformedEvent", "TooManyHops", "ForeignAccount", "AssumeRoleFailed", "BackupsMissing", "CopiesUnfinished", "NoVault" }, codes);
        Assert.DoesNotContain(codes, code => !Remedies.Knows(code));
    }

    [Fact]
    public void Every_code_of_AWS_that_the_adapters_know_has_a_remedy()
    {
        var text = Sources().Single(text => text.Contains("static class ErrorCodes", StringComparison.Ordinal));
        var codes = Literal().Matches(text).Select(match => match.Groups[1].Value).ToList();
        Assert.True(codes.Count > 30, $"only {codes.Count} codes were found");
        Assert.DoesNotContain(codes, code => !Remedies.Knows(code));
    }

    [Theory]
    [InlineData("AssumeRoleFailed", "arn:aws:iam::111122223333:role/backup-scheduler/BackupWorker: AccessDenied: no", "arn:aws:iam::111122223333:role/backup-scheduler/BackupWorker is missing")]
    [InlineData("AssumeRoleFailed", "arn:aws:iam::111122223333:role/backup-scheduler/BackupWorker: AccessDenied: no", "stacksets/member-roles.yaml")]
    [InlineData("AssumeRoleFailed", "\u001b[31m", "its member role is missing")]
    [InlineData("AccessDeniedException", "User: arn:aws:sts::1:x is not authorized to perform: dynamodb:DeleteBackup on resource: y", "allow dynamodb:DeleteBackup to")]
    [InlineData("AccessDenied", "is not authorized to perform: iam:AttachRolePolicy on resource: role r with an explicit deny in a service control policy", "a service control policy of yours denies it")]
    [InlineData("AccessDenied", "is not authorized to perform: iam:GetRole because no permissions boundary allows it", "a permissions boundary is in the way")]
    [InlineData("AccessDenied", "not authorized to perform: \u001b[2J:x", "allow the action that the message names to")]
    [InlineData("MalformedItem", "region: given 'mars', accepted is a Region", "its field region is off")]
    [InlineData("MalformedEvent", "detail.eventName: missing, accepted is an IAM action", "its field detail.eventName is off")]
    [InlineData("MalformedItem", "<script>: x", "it is no work item")]
    [InlineData("S3AccessDenied", "", "the table's copy failed")]
    [InlineData("ForeignAccount", "", "not in the organization")]
    [InlineData("ThrottlingException", "", "AWS wanted fewer calls for six hours")]
    public void A_known_cause_says_what_to_do(string cause, string message, string remedy) =>
        Assert.Contains(remedy, Read(("ErrorCode", cause), ("ErrorMessage", message), ("Function", "Worker")).Remedy, StringComparison.Ordinal);

    [Fact]
    public void Of_an_unknown_cause_nothing_is_made_up() => Assert.Null(Read(("ErrorCode", "NobodyKnows"), ("Function", "Worker")).Remedy);

    [Fact]
    public void The_services_letters_have_remedies_of_their_own()
    {
        Assert.Contains("queue policy", Read(("RULE_ARN", "r"), ("ERROR_CODE", "NO_PERMISSIONS")).Remedy, StringComparison.Ordinal);
        Assert.Contains("backup-scheduler run", Read(("SCHEDULE_ARN", "s"), ("ERROR_CODE", "x")).Remedy, StringComparison.Ordinal);
        Assert.Contains("backup-scheduler run", Read(("RequestID", "r"), ("ErrorCode", "200")).Remedy, StringComparison.Ordinal);
    }

    private static LetterReading Read(params (string Name, string Value)[] attributes) =>
        LetterReader.Read(new StoredLetter("m", "{}", attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value), DateTimeOffset.UnixEpoch));

    private static IReadOnlyList<string> Sources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "BackupScheduler.sln"))) root = root.Parent;
        string[] projects = ["Functions", "Aws", "Core"];
        return
        [
            .. projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(root.FullName, "src", $"BackupScheduler.{project}"), "*.cs", SearchOption.AllDirectories))
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(File.ReadAllText),
        ];
    }

    // A failure's code, a letter's, a malformed message's, a copy's.
    [GeneratedRegex("""(?:FailureKind\.\w+,|new DeadLetter\(\s*WorkItemJson\.Write\([^"]*|Malformed\(|CopyFailure[^"\n]*new\(|FailureCode\) \?)\s*"([A-Za-z0-9.]+)"(?!\s*=>)""")]
    private static partial Regex Written();

    [GeneratedRegex("\"([A-Za-z][A-Za-z0-9.]+)\"")]
    private static partial Regex Literal();
}
