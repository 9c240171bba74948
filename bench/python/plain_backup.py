"""What a small scheduler does: for each table of one account, one after the other, create a backup, list the table's backups
and delete the oldest beyond those that are kept. Prints one JSON object with what the loop took, imports not included.

Usage: plain_backup.py KEEP BACKUP_NAME; the endpoint is taken from AWS_ENDPOINT_URL.
"""
import json
import resource
import sys
import time

import boto3


def back_up(dynamodb, table, keep, name):
    dynamodb.create_backup(TableName=table, BackupName=name)
    backups = dynamodb.list_backups(TableName=table)["BackupSummaries"]
    backups.sort(key=lambda backup: backup["BackupCreationDateTime"])
    for backup in backups[:max(0, len(backups) - keep)]:
        dynamodb.delete_backup(BackupArn=backup["BackupArn"])


def main():
    keep, name = int(sys.argv[1]), sys.argv[2]
    dynamodb = boto3.client("dynamodb")
    cpu, wall, tables = time.process_time(), time.monotonic(), 0
    for page in dynamodb.get_paginator("list_tables").paginate():
        for table in page["TableNames"]:
            back_up(dynamodb, table, keep, name)
            tables += 1
    print(json.dumps({
        "tables": tables,
        "cpuSeconds": time.process_time() - cpu,
        "seconds": time.monotonic() - wall,
        "peakBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "boto3": boto3.__version__,
        "python": sys.version.split()[0],
    }))


main()
