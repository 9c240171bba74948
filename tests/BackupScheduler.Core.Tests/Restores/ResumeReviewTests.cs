using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Restores;

/// <summary>Whether a restore begins, goes on, or is refused.</summary>
public sealed class ResumeReviewTests
{
    private static readonly TargetTable s_other = new("ACTIVE", [new KeyPart("id", true)], new Dictionary<string, string>())
    {
        AttributeTypes = new Dictionary<string, string> { ["id"] = "S" },
    };

    public static TheoryData<string, string, bool, string> Cases => new()
    {
        { "none", "backup", false, "Begin" },
        { "none", "backup", true, "Begin" },
        { "other", "backup", false, "--to: there is a table" },
        { "other", "backup", true, "--resume: table ProductCatalog-restored in 123456789012/us-east-1 was not made by this restore" },
        { "tagged", "backup", false, "is a restore that was interrupted: --resume goes on with it" },
        { "tagged", "backup", true, "Continue window-2" },
        { "tagged-oddly", "backup", true, "Continue begun" },
        { "tagged-otherwise", "backup", true, "is another restore's" },
        { "restored", "backup", false, "if it is this restore, interrupted, --resume goes on with it" },
        { "restored", "backup", true, "Continue begun" },
        { "none", "into", false, "--into-existing: there is no table" },
        { "other", "into", false, "Fill" },
        { "full", "into", false, "is not empty" },
        { "another-key", "into", false, "the key of table ProductCatalog-restored is another: id (N), not id (S)" },
        { "tagged", "into", true, "Continue window-2" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case(string found, string plan, bool resume, string expected)
    {
        RestorePlan planned = plan == "into" ? Plans.OfVault().Plan with { IsIntoExisting = true } : Plans.OfBackup();
        var table = found switch
        {
            "none" => null,
            "tagged" => Tagged(planned.Fingerprint, "window-2"),
            "tagged-oddly" => Tagged(planned.Fingerprint, "window-0"),
            "tagged-otherwise" => Tagged("else", "full"),
            "restored" => s_other with { RestoredFrom = "arn:backup" },
            "another-key" => s_other with { AttributeTypes = new Dictionary<string, string> { ["id"] = "N" } },
            _ => s_other,
        };
        var decision = ResumeReview.Decide(planned, new ResumeFacts(table, null, found == "full", resume));

        Assert.Contains(expected, decision switch
        {
            ResumeDecision.Continue going => $"Continue {going.Stage}",
            ResumeDecision.Refuse refused => refused.Line,
            _ => decision.GetType().Name,
        }, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_is_known_by_what_it_restores_into_what_and_up_to_when()
    {
        var (plan, _) = Plans.OfVault();
        string[] different =
        [
            plan.Fingerprint, Plans.OfVault(RestoreWay.Import).Plan.Fingerprint, Plans.OfVault(asOf: 1).Plan.Fingerprint, (plan with { Target = Plans.Source }).Fingerprint,
            Plans.OfBackup().Fingerprint, Plans.OfBackup("arn:another").Fingerprint, Plans.OfBackup(drill: "d").Fingerprint,
        ];
        Assert.Equal(different.Length, different.Distinct().Count());
        Assert.Equal(plan.Fingerprint, Plans.OfVault().Plan.Fingerprint);
    }

    [Theory]
    [InlineData("begun", 0)]
    [InlineData("full", 1)]
    [InlineData("window-1", 2)]
    [InlineData("window-41", 42)]
    [InlineData("window-0", null)]
    [InlineData("window--1", null)]
    [InlineData("window-99999999999", null)]
    [InlineData("anything", null)]
    [InlineData(null, null)]
    public void Stages_are_read_as_they_are_written(string? text, int? done)
    {
        var isRead = RestoreStage.TryParse(text, out var stage) || text == "begun";
        Assert.Equal(done is not null, isRead);
        if (done is { } expected) Assert.Equal((expected, text), (stage.Done, stage.ToString()));
    }

    private static TargetTable Tagged(string fingerprint, string stage) => s_other with
    {
        Tags = new Dictionary<string, string> { [RestoreTags.Fingerprint] = fingerprint, [RestoreTags.Stage] = stage },
    };
}
