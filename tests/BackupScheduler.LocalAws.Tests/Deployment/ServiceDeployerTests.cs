using BackupScheduler.LocalAws.Deployment;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Deployment;

/// <summary>The shipped templates, in an emulator of their own.</summary>
public sealed class ServiceDeployerTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private static readonly AwsPlace Home = new(AwsPlace.DefaultAccount, "us-east-1");

    [Fact]
    public async Task Explore()
    {
        try { await Explore2(); } catch { Console.WriteLine(string.Join('\n', moto.Emulator.OutputTail)); throw; }
    }
    private async Task Explore2()
    {
        var root = await moto.Seeder.Organization.CreateAsync();
        var vault = await moto.Seeder.Organization.CreateAccountAsync("vault");
        var unit = await moto.Seeder.Organization.CreateUnitAsync("Workloads", root);
        await moto.Seeder.Organization.MoveAccountAsync(vault, root, unit);
        var org = await moto.Wire.CallAsync(JsonService.Organizations, "DescribeOrganization", [], Home);
        var deployment = await new ServiceDeployer(moto.Wire, TemplateLibrary.InSources(Sources.Root)).DeployAsync(new DeploymentOptions(Home)
        {
            OrganizationId = (string)org["Organization"]!["Id"]!,
            DeployTo = [root],
            VaultAccount = vault,
            Parameters = new Dictionary<string, string> { ["Regions"] = "us-east-1,eu-west-1", ["OperatorRoleArn"] = $"arn:aws:iam::{Home.Account}:role/Operators" },
        });
        foreach (var stack in new[] { deployment.Hub, deployment.Vault! })
        {
            Console.WriteLine($"== {stack.File} {stack.Resources.Count}");
            foreach (var o in stack.Outputs) Console.WriteLine(o);
            foreach (var o in stack.Resources) Console.WriteLine("   " + o);
            foreach (var o in stack.Answers) Console.WriteLine("   ? " + o);
            foreach (var o in stack.Template.Adapted) Console.WriteLine($"{o.Name}: {o.Reason}: {string.Join(',', o.Where)}");
            foreach (var o in stack.Template.NotCarried) Console.WriteLine($"- {o.What}: {o.Reason}: {string.Join(',', o.Where)}");
        }
        foreach (var f in deployment.Functions) Console.WriteLine($"{f} {string.Join(';', f.Environment)}");
        foreach (var f in deployment.StackSets) Console.WriteLine($"{f} {string.Join(';', f.Instances)} {string.Join(';', f.Stacks)}");
        foreach (var f in deployment.EventSources) Console.WriteLine($"{f}");
        Console.WriteLine(deployment.Schedule.EventAt(DateTimeOffset.UtcNow));
        foreach (var account in new[] { Home.Account, vault })
            foreach (var p in await moto.Reader.PrincipalsAsync(account))
            {
                Console.WriteLine($"{p.Arn} {p.Trust}");
                foreach (var i in p.Inline) Console.WriteLine($"      {i.Key} {i.Value}");
            }
    }
}
