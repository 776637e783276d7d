module.exports=require("../hunkguard.js")("./shared-40.js");
