using System.Text.Json.Nodes;
using BackupScheduler.Functions.Settings;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Declared;

public sealed class FeedingTests
{
    private static readonly ResolvedStack s_hub = Installation.Plain.Hub;

    private static readonly Dictionary<string, Func<ResolvedStack, IEnumerable<string>>> s_rules = new()
    {
        ["visibility"] = Feeding.OfVisibility,
        ["sources"] = Feeding.OfSources,
        ["dead letters"] = Feeding.OfDeadLetters,
    };

    public static TheoryData<string> Rules => new(s_rules.Keys);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Queues_and_functions_fit_together(string rule) => Findings.None(s_rules[rule](s_hub));

    [Theory]
    [InlineData("visibility", "AccountQueue", "VisibilityTimeout", "900", "AccountQueueSource: 900 s of visibility, needed are 5400")]
    [InlineData("visibility", "TableQueueSource", "MaximumBatchingWindowInSeconds", "10", "TableQueueSource: 725 s of visibility, needed are 730")]
    [InlineData("sources", "TableQueueSource", "FunctionResponseTypes", "[]", "TableQueueSource: one failure would fail the whole batch")]
    [InlineData("sources", "TableQueueSource", "ScalingConfig", "{}", "TableQueueSource has no MaximumConcurrency")]
    [InlineData("sources", "EnforcementQueueSource", "BatchSize", "11", "EnforcementQueueSource: more than 10 need a window")]
    [InlineData("dead letters", "TableQueue", "RedrivePolicy", "{}", "TableQueue has no dead letters")]
    [InlineData("dead letters", "TableQueue", "MessageRetentionPeriod", "1209600", "TableQueue keeps messages longer than letters are kept")]
    [InlineData("dead letters", "TableQueue", "SqsManagedSseEnabled", "false", "TableQueue is not encrypted")]
    [InlineData("dead letters", "DeadLetterQueue", "RedriveAllowPolicy", """{"sourceQueueArns":[]}""", "DeadLetterQueue does not take from TableQueue")]
    public void What_does_not_fit_is_found(string rule, string resource, string property, string value, string finding)
    {
        var spoiled = Installation.Plain.HubWith(hub => hub["Resources"]![resource]!["Properties"]![property] = JsonNode.Parse(value));
        Assert.Contains(finding, s_rules[rule](spoiled));
    }

    [Fact]
    public void Every_function_exists_once_under_its_handlers_name()
    {
        var functions = s_hub.OfType("AWS::Lambda::Function").ToList();
        Assert.Equal(Enum.GetNames<FunctionName>().Order(), functions.Select(function => function.Id).Order());
        Assert.All(functions, function =>
        {
            Assert.Equal(function.Id, function.Text("Handler"));
            Assert.Equal($"backup-scheduler-{function.Id}", function.Ref);
            Assert.Equal(s_hub[$"{function.Id}Role"].Arn, function.Text("Role"));
            Assert.Equal("provided.al2023", function.Text("Runtime"));
            Assert.Equal("Allow", function.Text("RecursiveLoop"));
            Assert.Equal($"/aws/lambda/{function.Ref}", function.Properties["LoggingConfig"]!["LogGroup"]!.ToString());
            Assert.Equal(s_hub[$"{function.Id}Log"].Ref, function.Properties["LoggingConfig"]!["LogGroup"]!.ToString());
        });
    }

    [Theory]
    [InlineData("x86_64", "backup-scheduler/FunctionZipX64-0123456789ab")]
    [InlineData("arm64", "backup-scheduler/FunctionZipArm64-0123456789ab")]
    public void The_zip_is_that_of_the_processor(string architecture, string key) =>
        TakesZip(new Installation("of a processor", new Dictionary<string, string> { ["Architecture"] = architecture }).Hub, architecture, key);

    // An upgrade keeps the parameter as it was: what it says must still be right when another processor was packaged.
    [Theory]
    [InlineData("FunctionZipArm64", "x86_64", "backup-scheduler/FunctionZipX64-0123456789ab")]
    [InlineData("FunctionZipX64", "arm64", "backup-scheduler/FunctionZipArm64-0123456789ab")]
    public void Unless_said_otherwise_the_processor_is_that_of_the_package(string missing, string architecture, string key) =>
        TakesZip(Installation.Plain.HubWith(hub => hub["Mappings"]!["Package"]!["Files"]![missing] = "not-packaged"), architecture, key);

    private static void TakesZip(ResolvedStack hub, string architecture, string key) =>
        Assert.All(hub.OfType("AWS::Lambda::Function"), function =>
        {
            Assert.Equal($"[\"{architecture}\"]", function.Properties["Architectures"]!.ToJsonString());
            Assert.Equal(key, function.Properties["Code"]!["S3Key"]!.ToString());
        });

    [Theory]
    [InlineData("ScheduleTables", "AccountQueue", "1")]
    [InlineData("Worker", "TableQueue", "100")]
    [InlineData("PolicyEnforcer", "EnforcementQueue", "5")]
    public void Each_queue_feeds_one_function(string function, string queue, string batch)
    {
        var source = Assert.Single(s_hub.OfType("AWS::Lambda::EventSourceMapping"), source => Feeding.Queue(s_hub, source).Id == queue);
        Assert.Equal(function, Feeding.Function(s_hub, source).Id);
        Assert.Equal(batch, source.Text("BatchSize"));
    }

    [Fact]
    public void Letters_stay_for_fourteen_days() => Assert.Equal("1209600", s_hub["DeadLetterQueue"].Text("MessageRetentionPeriod"));
}
