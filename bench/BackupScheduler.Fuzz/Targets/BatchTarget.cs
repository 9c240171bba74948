using System.Text.Json.Nodes;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tests;
using BackupScheduler.Functions.Tests.Enforcement;
using BackupScheduler.Functions.Tests.Fakes;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>Whole batches of SQS through a real handler. Each record is settled or comes again; the batch never fails as a whole.</summary>
/// <param name="function">The function that is given the batch.</param>
/// <param name="namesReviewer">Whether the functions know the reviewing role.</param>
internal sealed class BatchTarget(FunctionName function, bool namesReviewer) : IFuzzTarget
{
    private static readonly string[] s_iamCalls =
        ["CreateUser", "CreateRole", "DetachRolePolicy", "DetachUserPolicy", "DeleteRolePolicy", "PutRolePolicy", "CreatePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicy", "UpdateAssumeRolePolicy"];

    // What a forger can have: anything but the reviewing role's id, which SQS itself writes down.
    private static readonly string?[] s_senders = [null, "", "AIDAIT2UOQQY3AUEKVGXU", "AROASTRANGER00000001:session", ":AROAREVIEWER00000001", "x:AROAREVIEWER00000001", "AROAREVIEWER0000000"];

    // Seeds name backups by what every such world holds.
    private readonly HostileWorld _known = new(namesReviewer);

    public string Name => namesReviewer ? function.ToString() : $"{function} without a named reviewer";

    public string Seed(Random random) => new JsonObject
    {
        ["Records"] = new JsonArray([.. Enumerable.Range(1, random.Next(1, 4)).Select(number => (JsonNode)Record(random, number))]),
    }.ToJsonString();

    public void Run(string input)
    {
        if (HostileWorld.Read(input) is not { } batch) return;
        foreach (var record in batch.Records ?? []) NotTheReviewer(record);
        var hostile = new HostileWorld(namesReviewer);
        var roles = Protect(hostile.World);
        var failed = Handle(hostile.World, batch);
        BrokenPromiseException.Unless(failed.All(id => batch.Records!.Exists(record => record?.MessageId == id)), "a message failed that is not in the batch");
        hostile.Demand();
        BrokenPromiseException.Unless(roles.TrueForAll(role => role.IsDenied(hostile.World.Iam)), "the deny was taken off a role");
    }

    private IReadOnlyList<string> Handle(World world, SQSEvent batch) => function switch
    {
        FunctionName.Worker => world.Worker(batch),
        FunctionName.ScheduleTables => world.ScheduleTables(batch),
        _ => world.Enforcer(batch),
    };

    private static List<FakePrincipal> Protect(World world)
    {
        world.Iam.Policy(Core.Enforcement.DenyPolicy.Document);
        List<FakePrincipal> roles = [world.Iam.Role("Admin"), world.Iam.Role("app", "/team/"), world.Iam.User("alice")];
        foreach (var role in roles) role.Attached.Add(world.Iam.DenyArn);
        world.Iam.Role("new");
        return roles;
    }

    private static void NotTheReviewer(SQSEvent.SQSMessage? record)
    {
        if (record?.Attributes?.GetValueOrDefault("SenderId")?.Split(':')[0] == Delivery.Reviewer) record.Attributes.Remove("SenderId");
    }

    private JsonObject Record(Random random, int number)
    {
        var now = _known.World.Time.GetUtcNow();
        var attributes = new JsonObject
        {
            ["ApproximateReceiveCount"] = ItemSeeds.Text(random.Next(4) == 0 ? random.Next(1, 60) : 1),
            ["SentTimestamp"] = ItemSeeds.Text(now.AddMinutes(random.Next(6) == 0 ? -400 : -1).ToUnixTimeMilliseconds()),
        };
        if (ItemSeeds.Any(random, s_senders) is { } sender) attributes["SenderId"] = sender;
        return new JsonObject
        {
            ["messageId"] = $"message-{number}",
            ["receiptHandle"] = $"handle-{number}",
            ["body"] = Body(random),
            ["attributes"] = attributes,
            ["eventSource"] = "aws:sqs",
        };
    }

    private string Body(Random random) => function == FunctionName.PolicyEnforcer && random.Next(5) > 0
        ? new IamEvents(ItemSeeds.Any(random, s_iamCalls), _known.World.Time.GetUtcNow().AddSeconds(-random.Next(300)))
        {
            Actor = random.Next(4) == 0 ? "arn:aws:iam::111122223333:role/backup-scheduler/PolicyEnforcer" : "arn:aws:iam::111122223333:role/team/Admin",
            Parameters = Parameters(random),
        }.Body
        : ItemSeeds.Body(random, _known.Arns, _known.Policy);

    private Dictionary<string, string> Parameters(Random random) => new()
    {
        ["roleName"] = ItemSeeds.Any(random, ["Admin", "app", "new", "BackupWorker", "nobody"]),
        ["userName"] = ItemSeeds.Any(random, ["alice", "bob"]),
        ["policyArn"] = random.Next(2) == 0 ? _known.World.Iam.DenyArn : "arn:aws:iam::aws:policy/AdministratorAccess",
        ["policyName"] = ItemSeeds.Any(random, ["DenyDynamoDBDeleteBackup", "other"]),
        ["policyDocument"] = random.Next(2) == 0 ? FakeIdentities.OnlyForBackup : "{}",
        ["assumeRolePolicyDocument"] = FakeIdentities.OnlyForBackup,
    };
}
