"""What the worker does with a message, in Python: a backup of a table, or a dead letter for what cannot be read.

Written as AWS advises: clients that every invocation needs are made once, while the function starts; the session of an account, and
its client, are kept from one invocation to the next.
"""
import json
import os
import time

import boto3
from botocore.config import Config

CONFIG = Config(retries={"total_max_attempts": 3, "mode": "standard"}, connect_timeout=3, read_timeout=10)
ROLE = "arn:aws:iam::{}:role/backup-scheduler/BackupWorker"
DEAD_LETTERS = os.environ["DEAD_LETTER_QUEUE_URL"]
sts = boto3.client("sts", config=CONFIG)
sqs = boto3.client("sqs", config=CONFIG)
clients = {}


def dynamodb(account, region):
    known = clients.get((account, region))
    if known and known[1] - time.time() > 300:
        return known[0]
    session = sts.assume_role(RoleArn=ROLE.format(account), RoleSessionName="backup-scheduler-Worker")["Credentials"]
    client = boto3.client(
        "dynamodb", region_name=region, config=CONFIG, aws_access_key_id=session["AccessKeyId"],
        aws_secret_access_key=session["SecretAccessKey"], aws_session_token=session["SessionToken"])
    clients[account, region] = (client, session["Expiration"].timestamp())
    return client


def work(body):
    try:
        item = json.loads(body)
        account, region, table, run = item["account"], item["region"], item["table"], item["run"]
    except (ValueError, KeyError) as e:
        sqs.send_message(QueueUrl=DEAD_LETTERS, MessageBody=body, MessageAttributes={
            "ErrorMessage": {"DataType": "String", "StringValue": str(e)}})
        print(json.dumps({"level": "Error", "event": "DeadLettered"}), flush=True)
        return
    dynamodb(account, region).create_backup(TableName=table, BackupName=f"backup-scheduler_{run}")
    print(json.dumps({"level": "Information", "event": "BackedUp", "account": account, "table": table}), flush=True)


def handle(event):
    failed = []
    for record in json.loads(event)["Records"]:
        try:
            work(record["body"])
        except Exception as e:
            print(json.dumps({"level": "Error", "message": str(e)}), flush=True)
            failed.append({"itemIdentifier": record["messageId"]})
    return json.dumps({"batchItemFailures": failed})
